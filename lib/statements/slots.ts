import { type Slot, type StatementKind, statementKindRules } from '@/lib/statements/model'
import { claimsNamedIn, parseDraft } from '@/lib/statements/tokens'

/** What is said of something that is not known yet: who finds out, and by when. */
export interface NotKnownYet {
  readonly owner: string
  readonly due: string
}

const openPattern = /^not(?: yet)? known(?: yet)?\b/i
const openWhole = /^not(?: yet)? known(?: yet)?[,;:]\s*owner:?\s+([^,;\n]+)[,;]\s*due:?\s+([^\n]*\d[^\n]*)$/i

/** Whether a text begins as an answer that is still open, whole or not. */
export function saysNotKnown(text: string): boolean {
  return openPattern.test(text.trim())
}

/** Reads `not known yet, owner Ana Silva, due 17:00 UTC on 4 November`; null where owner or due is missing. */
export function readNotKnown(text: string): NotKnownYet | null {
  const [, owner, due] = openWhole.exec(text.trim().replace(/\.$/, '')) ?? []
  return owner && due ? { owner: owner.trim(), due: due.trim() } : null
}

/** The label with which a slot’s line starts; a slot of claims has one too, for what is not known yet. */
export function slotLine({ line, label }: Pick<Slot, 'line' | 'label'>): string {
  return line ?? `${label}:`
}

/**
 * What stands in a slot’s line: the rest of the row and the rows after it, to the next empty row or the next slot’s line.
 * Null where no row starts with the label.
 */
export function lineContent(line: string, body: string, otherLines: readonly string[] = []): string | null {
  const rows = body.split('\n').map((row) => row.trim())
  const at = rows.findIndex((row) => row.startsWith(line))
  if (at < 0) return null
  const content = [rows[at]?.slice(line.length).trim() ?? '']
  for (const row of rows.slice(at + 1)) {
    if (row === '' || otherLines.some((other) => row.startsWith(other))) break
    content.push(row)
  }
  return content.join('\n').trim()
}

function fillsLine(slot: Slot, content: string): boolean {
  if (content === '') return false
  if (saysNotKnown(content)) return readNotKnown(content) !== null
  if (slot.ranked) return /^\s*1[.)]\s+\S/m.test(content)
  if (slot.bound && claimsNamedIn(content).length === 0) return false
  return !slot.quotes || parseDraft(content).some(({ type }) => type === 'earlier')
}

/** The lines with which the slots of a kind start. */
export function slotLines(kind: StatementKind): string[] {
  return statementKindRules[kind].slots.map(slotLine)
}

/** Whether a draft fills the slot: by one of its claims, by its line, or by saying who finds out and by when. */
export function fillsSlot(kind: StatementKind, slot: Slot, body: string): boolean {
  const { anyOf } = slot
  if (anyOf && claimsNamedIn(body).some((named) => anyOf.includes(named.kind))) return true
  const content = lineContent(slotLine(slot), body, slotLines(kind))
  if (content === null) return false
  return slot.line === undefined ? readNotKnown(content) !== null : fillsLine(slot, content)
}

/** The parts that the kind must have and the draft lacks. */
export function missingSlots(kind: StatementKind, body: string): Slot[] {
  return statementKindRules[kind].slots.filter((slot) => !fillsSlot(kind, slot, body))
}

/** What to do about a slot that is not filled, as a sentence. `claimWords` says the claims’ names. */
export function slotAdvice(slot: Slot, claimWords: (kind: NonNullable<Slot['anyOf']>[number]) => string): string {
  const { label, anyOf, line, ranked, quotes, bound } = slot
  const byClaim = anyOf && `use one of these claims: ${anyOf.map(claimWords).join(', ')}`
  const more = ranked
    ? ' and goes on as a numbered list'
    : quotes
      ? ' and quotes the earlier words'
      : bound
        ? ' and holds a claim'
        : ''
  const byLine = line && `add a line that starts with “${line}”${more}`
  return `${label}: ${[byClaim, byLine].filter(Boolean).join(', or ')}, or say “not known yet, owner …, due …”.`
}
