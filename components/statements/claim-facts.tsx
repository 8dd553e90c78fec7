import { CircleAlert, RotateCcw } from 'lucide-react'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import { allowedWords } from '@/lib/statements/allowed'
import { type Recheck, recheckWords } from '@/lib/statements/bindings'
import { type Claim, claimKindWords, isSufficient, shortfallOf, strengthWords } from '@/lib/statements/claims'
import type { EvidenceEntries } from '@/lib/statements/queries/evidence'
import type { ClaimStanding } from '@/lib/statements/standing'

function Unsupported({ inside }: { inside: boolean }) {
  return (
    <Badge tone={inside ? 'warn' : 'danger'}>
      <CircleAlert aria-hidden className="size-3.5 shrink-0" />
      {inside ? 'Internal use only' : 'Unsupported'}
    </Badge>
  )
}

/** Links to the entries that a claim rests on, with who recorded them and when where that is known. */
function EvidenceLinks({ incident, evidence, entries }: Pick<ClaimFactsProps, 'incident' | 'entries'> & EvidenceOf) {
  if (evidence.length === 0) return <span className="text-subtle">No entry</span>
  return (
    <span className="flex flex-wrap gap-x-2">
      {evidence.map((seq) => {
        const entry = entries?.[seq]
        return (
          <span key={seq}>
            <Link href={`/incidents/${incident}#e-${seq}`} className="link tabular-nums">
              Entry {seq}
            </Link>
            {entry && (
              <span className="text-muted">
                {' '}
                {entry.who}, <Time at={entry.at} />
              </span>
            )}
          </span>
        )
      })}
    </span>
  )
}

type EvidenceOf = Pick<Claim, 'evidence'>

export interface ClaimFactsProps {
  claim: Pick<
    Claim,
    'kind' | 'key' | 'asOf' | 'evidence' | 'strength' | 'missing' | 'wording' | 'validUntil' | 'classification'
  >
  incident: string
  standing?: ClaimStanding | undefined
  recheck?: Recheck | undefined
  entries?: EvidenceEntries
  /** For whom the text is. */
  audience?: 'internal' | 'external'
}

/** A claim's name and state in one line. */
export function ClaimTitle({ claim, standing, recheck, audience = 'external' }: Omit<ClaimFactsProps, 'incident'>) {
  const [, subject] = claim.key.split('/')
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
      <h3 className="font-medium">
        {claimKindWords[claim.kind]}
        {subject && <span className="font-normal text-muted">: {subject}</span>}
      </h3>
      {!isSufficient(claim, audience) ? (
        <Unsupported inside={isSufficient(claim, 'internal')} />
      ) : recheck ? (
        <Badge tone="warn">
          <RotateCcw aria-hidden className="size-3.5 shrink-0" />
          Needs re-check
        </Badge>
      ) : (
        standing && standing.state !== 'current' && <StatusBadge status={standing.state} />
      )}
    </div>
  )
}

/** What a claim rests on, as of when, how strong that is, and what is missing. */
export function ClaimFacts({
  claim,
  incident,
  standing,
  recheck,
  entries = {},
  audience = 'external',
}: ClaimFactsProps) {
  const { kind, asOf, evidence, strength, missing, validUntil } = claim
  return (
    <>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-meta">
        <dt className="text-muted">Evidence</dt>
        <dd>
          <EvidenceLinks incident={incident} evidence={evidence} entries={entries} />
        </dd>
        {asOf !== '' && (
          <>
            <dt className="text-muted">As of</dt>
            <dd>
              <Time at={asOf} />
            </dd>
          </>
        )}
        <dt className="text-muted">Strength</dt>
        <dd>
          E{strength} {strengthWords[strength]}
        </dd>
        {validUntil && (
          <>
            <dt className="text-muted">Valid until</dt>
            <dd>
              <Time at={validUntil} />
            </dd>
          </>
        )}
        <dt className="text-muted">May say</dt>
        <dd>{allowedWords(kind, strength)}</dd>
      </dl>
      {missing.length === 0 && !isSufficient(claim, audience) && (
        <p className="mt-1.5 text-meta text-warn">{shortfallOf(claim)}</p>
      )}
      {missing.length > 0 && (
        <ul className="mt-1.5 list-disc pl-4 text-danger text-meta">
          {missing.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {recheck && <p className="mt-1.5 text-meta text-warn">{recheckWords[recheck.why]}</p>}
      {standing?.reason && (
        <p className="mt-1.5 text-meta">
          {standing.reason}{' '}
          {standing.bySeq !== null && (
            <Link href={`/incidents/${incident}#e-${standing.bySeq}`} className="link">
              Entry {standing.bySeq}
            </Link>
          )}
        </p>
      )}
    </>
  )
}
