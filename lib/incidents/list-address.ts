import { type Cursor, decodeCursor, type ListFilter, listFilter, listSorts } from '@/lib/incidents/list-schema'
import { incidentStatuses, statusNames } from '@/lib/incidents/model'

/** Next's search parameters of a page. */
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>

export interface ListAddress {
  readonly filter: ListFilter
  readonly after: Cursor | null
  readonly before: Cursor | null
}

const one = (params: Params, name: string): string | undefined => {
  const value = params[name]
  return typeof value === 'string' ? value : value?.[0]
}

function severitiesIn(params: Params): number[] {
  const given = params.severity
  const texts = (typeof given === 'string' ? [given] : (given ?? [])).flatMap((text) => text.split(','))
  return [...new Set(texts.filter((text) => /^[0-5]$/.test(text)).map(Number))].sort()
}

function among<T extends string>(value: string | undefined, known: readonly T[]): T | undefined {
  return known.find((each) => each === value)
}

/** What the address asks the list for. Whatever it says that is not known counts as not said. */
export function readListAddress(params: Params): ListAddress {
  const asked = one(params, 'sort')
  const sort = among(asked?.replace(/^-/, ''), listSorts)
  const filter = listFilter.parse({
    status: among(one(params, 'status'), ['open', 'any', ...incidentStatuses]),
    severities: severitiesIn(params),
    program: one(params, 'program')?.slice(0, 80) || null,
    text: one(params, 'q')?.slice(0, 200) ?? '',
    drill: among(one(params, 'drill'), ['any', 'no', 'only']),
    mine: one(params, 'mine') === 'on',
    measure: among(one(params, 'measure'), ['contained']) ?? null,
    sort,
    ascending: sort !== undefined && !asked?.startsWith('-'),
  })
  return { filter, after: decodeCursor(one(params, 'after') ?? ''), before: decodeCursor(one(params, 'before') ?? '') }
}

/** One filter in force, in words, with the query that is left when it is taken away. */
export interface FilterChip {
  readonly label: string
  readonly without: string
}

const statusWords: Readonly<Record<string, string>> = { any: 'Any status', ...statusNames }
const measureWords = {
  contained: 'Contained in the last 90 days',
} as const

function query(params: Params, omit: string, value?: string): string {
  const left = new URLSearchParams()
  for (const [name, given] of Object.entries(params)) {
    if (name === 'after' || name === 'before') continue
    for (const each of typeof given === 'string' ? given.split(name === 'severity' ? ',' : '\n') : (given ?? []))
      if (name !== omit || (value !== undefined && each !== value)) left.append(name, each)
  }
  return left.size > 0 ? `?${left}` : ''
}

/** The filters in force, each of which can be taken away by itself. The default (open incidents) is not one. */
export function filterChips(params: Params, { filter }: ListAddress, programName: string | null): FilterChip[] {
  const chips: FilterChip[] = []
  if (filter.text) chips.push({ label: `“${filter.text}”`, without: query(params, 'q') })
  if (filter.measure) chips.push({ label: measureWords[filter.measure], without: query(params, 'measure') })
  else if (filter.status !== 'open')
    chips.push({ label: statusWords[filter.status] ?? filter.status, without: query(params, 'status') })
  for (const level of filter.severities)
    chips.push({ label: `SEV ${level}`, without: query(params, 'severity', String(level)) })
  if (filter.program)
    chips.push({ label: `Program: ${programName ?? filter.program}`, without: query(params, 'program') })
  if (filter.drill !== 'any')
    chips.push({ label: filter.drill === 'only' ? 'Drills only' : 'Without drills', without: query(params, 'drill') })
  if (filter.mine) chips.push({ label: 'Mine', without: query(params, 'mine') })
  return chips
}
