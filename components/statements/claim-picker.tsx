'use client'

import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Mono } from '@/components/ui/mono'
import type { Claim } from '@/lib/statements/claims'
import { claimToken } from '@/lib/statements/tokens'
import { ClaimFacts, ClaimTitle } from './claim-facts'

export interface ClaimPickerProps {
  claims: readonly Claim[]
  incident: string
  /** Puts a token where the cursor stands. */
  insert: (token: string) => void
}

/** Every claim that the record could make, with its words or what it lacks, and the token that stands for it. */
export function ClaimPicker({ claims, incident, insert }: ClaimPickerProps) {
  return (
    <Section
      id="picker"
      title="Claims from the record"
      hint="A token in the text stands for the claim’s current words."
    >
      <ul className="flex flex-col divide-y divide-hairline">
        {claims.map((claim) => (
          <li key={claim.key} className="py-3 first:pt-0 last:pb-0">
            <ClaimTitle claim={claim} />
            {claim.wording && <p className="mt-1">{claim.wording}</p>}
            <div className="mt-1 flex flex-wrap items-center gap-2">
              <Mono className="text-meta text-muted">{claimToken(claim.key)}</Mono>
              <Button
                size="small"
                onClick={() => insert(claimToken(claim.key))}
                aria-label={`Insert ${claimToken(claim.key)}`}
              >
                Insert
              </Button>
            </div>
            <details className="mt-1" open={claim.missing.length > 0}>
              <summary className="link min-h-6 w-fit py-1 text-meta pointer-coarse:py-3">
                {claim.missing.length > 0 ? 'What is missing' : 'What it rests on'}
              </summary>
              <ClaimFacts claim={claim} incident={incident} />
            </details>
          </li>
        ))}
      </ul>
    </Section>
  )
}
