import { formatTime, type Zone } from '@/lib/time'

interface Timed {
  readonly occurredAt: string
}

/** What stands in the list: a day's heading, a break without entries, an entry. */
export type Row<T> =
  | { readonly kind: 'day'; readonly key: string; readonly label: string }
  | { readonly kind: 'gap'; readonly key: string; readonly ms: number }
  | { readonly kind: 'entry'; readonly key: string; readonly item: T }

const gapMs = 30 * 60_000

/** Rows for entries in the order of the list, with each day of the zone named and each silence over 30 minutes drawn. */
export function timelineRows<T extends Timed & { readonly seq: number }>(items: readonly T[], zone: Zone): Row<T>[] {
  const rows: Row<T>[] = []
  let day = ''
  let before: T | undefined
  for (const item of items) {
    const silence = before ? Math.abs(Date.parse(before.occurredAt) - Date.parse(item.occurredAt)) : 0
    if (silence > gapMs) rows.push({ kind: 'gap', key: `gap-${item.seq}`, ms: silence })
    const label = formatTime(item.occurredAt, zone, 'date')
    if (label !== day) rows.push({ kind: 'day', key: `day-${item.seq}`, label })
    rows.push({ kind: 'entry', key: `e-${item.seq}`, item })
    day = label
    before = item
  }
  return rows
}
