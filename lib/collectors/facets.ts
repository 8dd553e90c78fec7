import type { CollectorFilter } from '@/lib/collectors/list-schema'
import { type CollectorState, collectorStates } from '@/lib/collectors/model'
import { noValue } from '@/lib/collectors/version'

/** The collectors that share a state, a group, a version and a token. */
export interface CollectorCount {
  readonly state: CollectorState
  readonly group: string | null
  readonly version: string | null
  readonly tokenId: string
  /** Those among them that the search lets through. */
  readonly count: number
  readonly all: number
  /** Those among all that have said nothing of the stop that stands. */
  readonly silent: number
}

export interface Facet {
  /** As the address says it. */
  readonly value: string
  readonly count: number
}

export interface CollectorFacets {
  /** Collectors of the program, the silent ones among them, and those that every filter lets through. */
  readonly all: number
  readonly silent: number
  readonly matching: number
  /** How many there would be with this value instead of the filter's own. Values without any are left out. */
  readonly states: readonly Facet[]
  readonly groups: readonly Facet[]
  readonly versions: readonly Facet[]
  readonly tokens: readonly Facet[]
}

const kinds = ['state', 'group', 'version', 'token'] as const
type Kind = (typeof kinds)[number]

function labelOf(row: CollectorCount, kind: Kind): string {
  return kind === 'token' ? row.tokenId : (row[kind] ?? noValue)
}

function tally(rows: readonly CollectorCount[], kind: Kind): Facet[] {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(labelOf(row, kind), (counts.get(labelOf(row, kind)) ?? 0) + row.count)
  return [...counts].flatMap(([value, count]) => (count > 0 ? [{ value, count }] : []))
}

const sum = (rows: readonly CollectorCount[], of: 'count' | 'all' | 'silent') =>
  rows.reduce((total, row) => total + row[of], 0)
const byCount = (a: Facet, b: Facet) => b.count - a.count || (a.value < b.value ? -1 : 1)
const byName = (a: Facet, b: Facet) => a.value.localeCompare(b.value, 'en', { numeric: true })
const order: readonly string[] = collectorStates
const rank = (facet: Facet) => order.indexOf(facet.value)

/**
 * The numbers beside the filters, from the counts of a program's collectors. The filter's own value is always among
 * them, with 0 where nothing has it.
 */
export function collectorFacets(rows: readonly CollectorCount[], filter: CollectorFilter): CollectorFacets {
  const passes = (row: CollectorCount, kind: Kind) => filter[kind] === null || filter[kind] === labelOf(row, kind)
  const but = (kind: Kind) => {
    const others = kinds.filter((each) => each !== kind)
    const found = tally(
      rows.filter((row) => others.every((each) => passes(row, each))),
      kind,
    )
    const own = filter[kind]
    return own === null || found.some(({ value }) => value === own) ? found : [...found, { value: own, count: 0 }]
  }
  return {
    all: sum(rows, 'all'),
    silent: sum(rows, 'silent'),
    matching: sum(
      rows.filter((row) => kinds.every((kind) => passes(row, kind))),
      'count',
    ),
    states: but('state').sort((a, b) => rank(a) - rank(b)),
    groups: but('group').sort(byName),
    versions: but('version').sort(byCount),
    tokens: but('token').sort(byCount),
  }
}
