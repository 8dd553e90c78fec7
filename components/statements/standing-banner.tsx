import Link from 'next/link'
import type { ReactNode } from 'react'
import { Callout } from '@/components/ui/callout'
import { Time } from '@/components/ui/time'
import { claimKindWords, isClaimKind } from '@/lib/statements/claims'
import type { StatementState } from '@/lib/statements/model'
import type { StatementStanding } from '@/lib/statements/standing'
import { ActForm, type PostAction } from './act-form'
import { RetractForm } from './retract-form'

export interface StandingBannerProps {
  standing: StatementStanding
  statement: { id: string; reference: string }
  incident: string
  corrections: readonly { reference: string; state: StatementState }[]
  /** Null: the viewer may not draft. */
  draftCorrection: PostAction | null
  /** What a correction of it is by the record, and until when it is due. */
  children?: ReactNode
}

function nameOf(key: string): string {
  const [kind = ''] = key.split('/')
  return isClaimKind(kind) ? claimKindWords[kind] : key
}

function Reasons({ standing, incident }: Pick<StandingBannerProps, 'standing' | 'incident'>) {
  const fallen = standing.claims.filter(({ state }) => state !== 'current')
  return (
    <ul className="mt-1 flex list-disc flex-col gap-1 pl-5">
      {fallen.map(({ key, reason, bySeq, since }) => (
        <li key={key}>
          <span className="font-medium text-text">{nameOf(key)}:</span> {reason}{' '}
          {bySeq !== null && (
            <Link href={`/incidents/${incident}#e-${bySeq}`} className="link">
              See entry {bySeq}
            </Link>
          )}
          {since && (
            <>
              {' '}
              (<Time at={since} />)
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function Next({
  statement,
  corrections,
  draftCorrection,
}: Pick<StandingBannerProps, 'statement' | 'corrections' | 'draftCorrection'>) {
  const last = corrections.at(-1)
  if (last)
    return (
      <p className="mt-2">
        {last.state === 'published' ? 'Corrected by ' : 'A correction is under way: '}
        <Link href={`/statements/${last.reference}`} className="link">
          {last.reference}
        </Link>
      </p>
    )
  if (!draftCorrection) return null
  return (
    <div className="mt-3">
      <ActForm
        action={draftCorrection}
        hidden={{ statementId: statement.id, reference: statement.reference }}
        label="Draft a correction"
        busyLabel="Drafting…"
      />
      <RetractForm statement={statement} retract={draftCorrection} />
    </div>
  )
}

/** Says that what was published no longer holds, which entry did it, and what to do next. */
export function StandingBanner({ standing, incident, children, ...rest }: StandingBannerProps) {
  if (standing.state === 'current') return null
  const contradicted = standing.state === 'contradicted'
  return (
    <Callout
      tone={contradicted ? 'danger' : 'warn'}
      className="mb-4"
      title={
        contradicted
          ? 'What this statement says is contradicted by the record'
          : 'This statement is stale: the record has moved on since it was published'
      }
    >
      {standing.claims.some(({ state }) => state !== 'current') ? (
        <Reasons standing={standing} incident={incident} />
      ) : (
        <p className="mt-1">It is older than its kind may be. Check it against the record and publish an update.</p>
      )}
      {children}
      <Next {...rest} />
    </Callout>
  )
}
