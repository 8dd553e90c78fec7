import { EmbargoBox } from '@/components/statements/embargo-box'
import { PublicationFacts } from '@/components/statements/publication-facts'
import { PublishBox } from '@/components/statements/publish-box'
import { Recipients } from '@/components/statements/recipients'
import type { PersonActor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import type { Desk } from '@/lib/statements/desk'
import type { StatementDetail } from '@/lib/statements/queries/statement'
import { publishAction, takeAction } from './actions'
import { cancelReleaseAction, scheduleReleaseAction, setEmbargoAction } from './embargo-actions'
import { waysOf } from './ways-of'

interface Props {
  actor: PersonActor
  statement: StatementDetail
  publish: Desk['publish']
}

/** How the words go out, or how they went and whom they reached. */
export async function ReleasePart({ actor, statement, publish }: Props) {
  const { id, reference, version, publication } = statement
  const { outgoing, sending, recipients } = await waysOf(actor, statement)
  const text = { id, reference, number: version.number, textHash: version.textHash }
  if (!publication)
    return (
      <>
        <PublishBox
          {...{ publish, sending, outgoing }}
          statement={text}
          action={publishAction}
          schedule={scheduleReleaseAction}
        />
        <EmbargoBox
          statement={text}
          embargo={statement.embargo}
          releaseAt={statement.releaseAt}
          actions={publish.allowed ? { set: setEmbargoAction, cancel: cancelReleaseAction } : null}
        />
      </>
    )
  const corrected = statement.corrections.some(({ state }) => state === 'published')
  const take = mayEver(actor, 'incident.communicate') ? takeAction : null
  return (
    <>
      <PublicationFacts {...{ publication, outgoing, take }} statement={text} />
      <Recipients {...recipients} wrong={corrected || publication.standing.state === 'contradicted'} />
    </>
  )
}
