'use client'

import { Command } from 'cmdk'
import { Dialog } from '@/components/ui/dialog'
import { type Claim, claimKindWords, isSufficient, strengthWords } from '@/lib/statements/claims'
import type { Surface } from './use-draft-text'

/** What a claim is asked for: to carry the selected words, or to say its own. */
export type Asked = 'link' | 'insert'

const words = {
  link: {
    title: 'Link the selected words',
    description: 'They rest on the claim that you choose, and on its evidence.',
  },
  insert: { title: 'Insert a claim', description: 'Its current words stand in the text and follow the record.' },
} as const

export interface EvidenceChoiceProps {
  claims: readonly Claim[]
  asked: Asked | null
  surface: Surface
  onDone: () => void
}

function Option({ claim, choose }: { claim: Claim; choose: () => void }) {
  const [, subject] = claim.key.split('/')
  const name = `${claimKindWords[claim.kind]}${subject ? `: ${subject}` : ''}`
  return (
    <Command.Item
      value={`${name} ${claim.key}`}
      onSelect={choose}
      className="cursor-pointer rounded-control px-3 py-2 data-[selected=true]:bg-sunken pointer-coarse:py-3"
    >
      <span className="font-medium">{name}</span>{' '}
      <span className="text-meta text-muted">
        E{claim.strength} {strengthWords[claim.strength]}
      </span>
      <span className="block text-muted">
        {isSufficient(claim) ? claim.wording : `Unsupported. ${claim.missing.join(' ')}`}
      </span>
    </Command.Item>
  )
}

/** A list of the record's claims to choose from by typing, arrows and Enter. */
export function EvidenceChoice({ claims, asked, surface, onDone }: EvidenceChoiceProps) {
  if (!asked) return null
  const choose = (key: string) => {
    onDone()
    // The dialog gives the focus back first; then the text takes it.
    requestAnimationFrame(() => (asked === 'link' ? surface.link(key) : surface.insertClaim(key)))
  }
  return (
    <Dialog {...words[asked]} open onOpenChange={(open) => !open && onDone()}>
      <Command label={words[asked].title} loop>
        <Command.Input
          maxLength={100}
          data-first-focus=""
          placeholder="What the claim is about"
          className="h-10 w-full rounded-control border border-control bg-bg px-3 text-reading"
        />
        <Command.List className="mt-2 max-h-[45vh] overflow-y-auto">
          <Command.Empty className="px-3 py-6 text-center text-muted">No claim of that name.</Command.Empty>
          {claims.map((claim) => (
            <Option key={claim.key} claim={claim} choose={() => choose(claim.key)} />
          ))}
        </Command.List>
      </Command>
    </Dialog>
  )
}
