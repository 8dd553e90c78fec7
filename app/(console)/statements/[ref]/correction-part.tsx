import { CorrectionFacts } from '@/components/statements/correction-facts'
import { RetractForm } from '@/components/statements/retract-form'
import { StandingBanner } from '@/components/statements/standing-banner'
import { Callout } from '@/components/ui/callout'
import type { PersonActor } from '@/lib/auth/model'
import { findCorrectionCase } from '@/lib/statements/queries/correcting'
import type { StatementDetail } from '@/lib/statements/queries/statement'
import { correctAction } from './actions'

interface Props {
  actor: PersonActor
  statement: StatementDetail
  mayDraft: boolean
}

/** What the statement is to the one that it corrects. */
async function WhatItIs({ actor, statement }: Omit<Props, 'mayDraft'>) {
  const { correctsId, correctionReason, incident, corrects, now } = statement
  const found = correctsId && (await findCorrectionCase(actor, correctsId, correctionReason))
  if (!found) return null
  return (
    <Callout className="mb-4" title={`What this is to ${corrects}`}>
      <CorrectionFacts incident={incident.reference} {...{ found, now }} />
    </Callout>
  )
}

/** Whether what was published holds; if not, what a correction is by the record, until when it is due, and how to begin it. */
export async function CorrectionPart({ actor, statement, mayDraft }: Props) {
  const { id, publication, incident, corrections, now } = statement
  const fallen = publication !== null && publication.standing.state !== 'current'
  const found = fallen ? await findCorrectionCase(actor, id) : null
  const mayRetract = mayDraft && publication !== null && !fallen && corrections.length === 0
  return (
    <>
      <WhatItIs {...{ actor, statement }} />
      {publication && (
        <StandingBanner
          standing={publication.standing}
          {...{ statement, corrections }}
          incident={incident.reference}
          draftCorrection={mayDraft ? correctAction : null}
        >
          {found && <CorrectionFacts incident={incident.reference} {...{ found, now }} />}
        </StandingBanner>
      )}
      {mayRetract && (
        <div className="mb-4">
          <RetractForm {...{ statement }} retract={correctAction} />
        </div>
      )}
    </>
  )
}
