import { type CollectorRow, collectorStateWords } from '@/lib/collectors/model'

interface Column {
  readonly id: string
  readonly header: string
  /** The cell of an export: times as UTC ISO 8601, nothing as an empty cell. */
  readonly text: (row: CollectorRow) => string
}

const time = (at: Date | null) => at?.toISOString() ?? ''

/** Who or what accounted for it. */
export function accountedBy({ source, byName, reason }: CollectorRow): string {
  if (byName) return `${byName}: ${reason ?? ''}`
  if (source === 'confirm') return 'The collector, by confirming'
  if (source === 'lease') return 'The collector, by asking for a lease'
  return source === 'lease end' ? 'The end of its lease' : ''
}

/** Every column of the list of collectors, in its usual order: the table and the export have the same. */
export const collectorColumns = [
  { id: 'name', header: 'Collector', text: (row) => row.externalId },
  { id: 'state', header: 'State', text: (row) => collectorStateWords[row.state].word },
  { id: 'by', header: 'Accounted for by', text: accountedBy },
  { id: 'at', header: 'Accounted for at', text: (row) => time(row.accountedAt) },
  { id: 'seen', header: 'Last seen', text: (row) => time(row.lastSeenAt) },
  { id: 'lease', header: 'Lease left', text: (row) => time(row.leaseEndsAt) },
  { id: 'record', header: 'Last record', text: (row) => time(row.lastRecordAt) },
  { id: 'group', header: 'Group', text: (row) => row.group ?? '' },
  { id: 'version', header: 'Version', text: (row) => row.version ?? '' },
  { id: 'token', header: 'Token', text: (row) => row.tokenName },
  { id: 'recorded', header: 'Recorded', text: (row) => String(row.recorded) },
  { id: 'dropped', header: 'Dropped', text: (row) => String(row.dropped) },
  { id: 'buffered', header: 'Buffered', text: (row) => String(row.buffered) },
] as const satisfies readonly Column[]

export type CollectorColumn = (typeof collectorColumns)[number]['id']

const whilePaused: readonly CollectorColumn[] = ['name', 'state', 'by', 'at', 'seen', 'lease', 'record', 'group']
const whileCollecting: readonly CollectorColumn[] = [
  ...(['name', 'state', 'seen', 'lease', 'record', 'group', 'version', 'recorded'] as const),
]

/** The columns that are shown, and exported, where the address names none. */
export function usualColumns(paused: boolean): readonly CollectorColumn[] {
  return paused ? whilePaused : whileCollecting
}

/** The columns that the address names, in its order, the name first; the usual ones where it names none that is known. */
export function askedColumns(asked: string | undefined, paused: boolean): readonly CollectorColumn[] {
  const names = new Set(asked?.split(','))
  const known = [...names].flatMap((name) => collectorColumns.find(({ id }) => id === name)?.id ?? [])
  if (known.length === 0) return usualColumns(paused)
  return ['name', ...known.filter((id) => id !== 'name')]
}
