import { Section } from '@/components/ui/card'
import type { Recheck } from '@/lib/statements/bindings'
import { type Claim, isSufficient } from '@/lib/statements/claims'
import type { EvidenceEntries } from '@/lib/statements/queries/evidence'
import type { ClaimStanding } from '@/lib/statements/standing'
import { ClaimFacts, ClaimTitle } from './claim-facts'

export interface ClaimListProps {
  claims: readonly Pick<
    Claim,
    'kind' | 'key' | 'asOf' | 'evidence' | 'strength' | 'missing' | 'wording' | 'validUntil' | 'classification'
  >[]
  incident: string
  /** How each stands since it was published. */
  standings?: readonly ClaimStanding[] | undefined
  /** Bindings that nobody has looked at as they are now. */
  recheck?: readonly Recheck[]
  /** Who recorded the entries that they rest on, and when. */
  entries?: EvidenceEntries
  /** For whom the text is. */
  audience?: 'internal' | 'external'
}

/** The claims of a text by the numbers of their markers. */
export function ClaimList({
  claims,
  incident,
  standings = [],
  recheck = [],
  entries = {},
  audience = 'external',
}: ClaimListProps) {
  const open = claims.filter((claim) => !isSufficient(claim, audience)).length
  const fallen = standings.filter(({ state }) => state !== 'current').length
  const hint =
    open > 0
      ? `${open} of ${claims.length} not supported by the record`
      : recheck.length > 0
        ? `${recheck.length} of ${claims.length} ${recheck.length === 1 ? 'needs' : 'need'} a re-check`
        : fallen > 0
          ? `${fallen} of ${claims.length} no longer ${fallen === 1 ? 'holds' : 'hold'}`
          : 'Every claim rests on the record'
  return (
    <Section id="claims" title="Claims" hint={claims.length === 0 ? undefined : hint}>
      {claims.length === 0 && <p className="text-muted">The text makes no claim.</p>}
      <ol className="flex flex-col divide-y divide-hairline">
        {claims.map((claim, at) => {
          const standing = standings.find(({ key }) => key === claim.key)
          const again = recheck.find(({ key }) => key === claim.key)
          return (
            <li
              key={claim.key}
              id={`claim-${at + 1}`}
              className="grid grid-cols-[1.5rem_1fr] gap-x-2 py-3 first:pt-0 last:pb-0"
            >
              <span aria-hidden className="font-strong text-muted tabular-nums">
                {at + 1}
              </span>
              <div className="min-w-0">
                <ClaimTitle {...{ claim, standing, audience }} recheck={again} />
                {claim.wording && <p className="mt-1">{claim.wording}</p>}
                <ClaimFacts {...{ claim, incident, standing, entries, audience }} recheck={again} />
              </div>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
