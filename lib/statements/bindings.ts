import { boundValue, type Claim } from '@/lib/statements/claims'
import { parseDraft } from '@/lib/statements/tokens'
import { canonicalJson } from '@/lib/timeline/canonical'

/** A text with the claims that it was bound to. */
export interface BoundText {
  readonly body: string
  readonly claims: readonly Claim[]
}

/** Why a person has to look at a binding again: the linked words were edited, or what the claim rests on has moved. */
export interface Recheck {
  readonly key: string
  readonly why: 'words' | 'evidence'
}

export const recheckWords: Record<Recheck['why'], string> = {
  words: 'The linked words were edited. Read them against the evidence again.',
  evidence: 'The evidence has changed. Read the words against it again.',
}

function linkedByKey(body: string): Map<string, string[]> {
  const linked = new Map<string, string[]>()
  for (const part of parseDraft(body))
    if (part.type === 'linked') linked.set(part.key, [...(linked.get(part.key) ?? []), part.text])
  return linked
}

/** What a claim says and rests on; the moment that it was drawn at may move on. */
const essence = ({ value, evidence, strength, missing }: Claim) =>
  canonicalJson([boundValue(value), evidence, strength, missing])

function editedKeys(body: string, checked: string): string[] {
  const now = linkedByKey(body)
  const keys: string[] = []
  for (const [key, before] of linkedByKey(checked)) {
    const after = now.get(key) ?? []
    const gone = before.some((words) => !after.includes(words))
    if (gone && after.some((words) => !before.includes(words))) keys.push(key)
  }
  return keys
}

/**
 * The bindings of a text that nobody has looked at as they are now. Against `checked`, the text that was last read and
 * found right: one edited character in linked words is enough. Against `fresh`, the claims as the record holds them now.
 */
export function bindingsToRecheck(text: BoundText, checked: BoundText | null, fresh: readonly Claim[]): Recheck[] {
  const edited = checked ? editedKeys(text.body, checked.body) : []
  const moved = text.claims.filter((claim) => {
    const again = fresh.find(({ key }) => key === claim.key)
    return !again || essence(again) !== essence(claim)
  })
  return [
    ...edited.map((key): Recheck => ({ key, why: 'words' })),
    ...moved.filter(({ key }) => !edited.includes(key)).map(({ key }): Recheck => ({ key, why: 'evidence' })),
  ]
}

/** The version that was read last: the latest with an approval, else the first. Null while the text itself is approved. */
export function lastChecked<T extends { readonly textHash: string }>(
  versions: readonly T[],
  approvedHashes: readonly string[],
): T | null {
  const current = versions.at(-1)
  if (!current || approvedHashes.includes(current.textHash)) return null
  const before = versions.slice(0, -1)
  return before.findLast(({ textHash }) => approvedHashes.includes(textHash)) ?? before[0] ?? null
}
