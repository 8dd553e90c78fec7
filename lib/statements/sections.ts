import type { StatementKind } from '@/lib/statements/model'
import { slotLines } from '@/lib/statements/slots'
import type { Said, Sayable } from '@/lib/statements/templates'

/** The lines of a brief that the record alone fills; what is to be decided, risked or chosen is people’s. */
const drawnLines: readonly (readonly [line: string, name: Sayable])[] = [
  ['Severity:', 'severity'],
  ['Clocks:', 'clocks'],
  ['Confirmed:', 'confirmed'],
  ['Likely:', 'likely'],
  ['Unknown:', 'unknown'],
]

function replaceSection(body: string, line: string, content: string, labels: readonly string[]): string {
  const rows = body.split('\n')
  const at = rows.findIndex((row) => row.trim().startsWith(line))
  if (at < 0) return body
  const ends = (row: string) => row.trim() === '' || labels.some((label) => row.trim().startsWith(label))
  const length = rows.slice(at + 1).findIndex(ends)
  const after = length < 0 ? [] : rows.slice(at + 1 + length)
  const filled = content.includes('\n') || line !== 'Severity:' ? [line, content] : [`${line} ${content}`]
  return [...rows.slice(0, at), ...filled, ...after].join('\n')
}

/** A brief with its lists drawn again from the record; any other kind’s text stays as it is. */
export function redraw(kind: StatementKind, body: string, said: Said): string {
  if (kind !== 'leadership_brief') return body
  const labels = slotLines(kind)
  return drawnLines.reduce((text, [line, name]) => replaceSection(text, line, said[name] ?? '', labels), body)
}
