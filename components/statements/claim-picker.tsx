'use client'

import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Mono } from '@/components/ui/mono'
import { type Claim, isSufficient } from '@/lib/statements/claims'
import { claimToken } from '@/lib/statements/tokens'
import { ClaimFacts, ClaimTitle } from './claim-facts'

export interface ClaimPickerProps {
  claims: readonly Claim[]
  incident: string
  /** For whom the text is. */
  audience: 'internal' | 'external'
  /** Puts a claim's token where the cursor stands. */
  insert: (key: string) => void
}

function Entry({ claim, incident, audience, insert }: { claim: Claim } & Omit<ClaimPickerProps, 'claims'>) {
  const missing = !isSufficient(claim, audience)
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <ClaimTitle {...{ claim, audience }} />
      {claim.wording && <p className="mt-1">{claim.wording}</p>}
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <Mono className="text-meta text-muted">{claimToken(claim.key)}</Mono>
        <Button size="small" onClick={() => insert(claim.key)} aria-label={`Insert ${claimToken(claim.key)}`}>
          Insert
        </Button>
      </div>
      <details className="mt-1">
        <summary className="link min-h-6 w-fit py-1 text-meta pointer-coarse:py-3">
          {missing ? 'What is missing' : 'What it rests on'}
        </summary>
        <ClaimFacts {...{ claim, incident, audience }} />
      </details>
    </li>
  )
}

/** Every claim that the record could make, with its words or what it lacks, and the token that stands for it. */
export function ClaimPicker({ claims, ...rest }: ClaimPickerProps) {
  const list = (shown: readonly Claim[]) => (
    <ul className="flex flex-col divide-y divide-hairline">
      {shown.map((claim) => (
        <Entry key={claim.key} claim={claim} {...rest} />
      ))}
    </ul>
  )
  const open = claims.filter((claim) => !isSufficient(claim, rest.audience))
  return (
    <Section
      id="picker"
      title="Claims from the record"
      hint="A token in the text stands for the claim’s current words."
    >
      {list(claims.filter((claim) => isSufficient(claim, rest.audience)))}
      {open.length > 0 && (
        <details className="mt-3 border-hairline border-t pt-2">
          <summary className="link min-h-6 w-fit py-1 pointer-coarse:py-3">
            {open.length} that may not be said yet
          </summary>
          <div className="mt-2">{list(open)}</div>
        </details>
      )}
    </Section>
  )
}
