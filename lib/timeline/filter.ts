import type { TimelineItem } from './fold'
import { type EntryGroup, isEntryGroup } from './groups'

/** What the address asks for: `?kind=decision,severity&author=Bo&q=log`. */
export interface TimelineFilters {
  readonly groups: readonly EntryGroup[]
  readonly author: string
  readonly text: string
}

type Query = Readonly<Record<string, string | string[] | undefined>>

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

/** The filters in an address; what is not known there filters nothing. */
export function readFilters(query: Query): TimelineFilters {
  const groups = first(query.kind).split(',').filter(isEntryGroup)
  return {
    groups: [...new Set(groups)],
    author: first(query.author).slice(0, 200),
    text: first(query.q).trim().slice(0, 200),
  }
}

/** The query of an address for these filters: empty, or with its question mark. */
export function filterQuery({ groups, author, text }: TimelineFilters): string {
  const query = new URLSearchParams()
  if (groups.length > 0) query.set('kind', groups.join(','))
  if (author) query.set('author', author)
  if (text) query.set('q', text)
  return query.size > 0 ? `?${query}`.replaceAll('%2C', ',') : ''
}

export function isFiltered({ groups, author, text }: TimelineFilters): boolean {
  return groups.length > 0 || author !== '' || text !== ''
}

/** Whether an item meets the filters; text is looked for in what stands now and in what was corrected. */
export function meetsFilters(item: TimelineItem, filters: TimelineFilters): boolean {
  if (filters.groups.length > 0 && !filters.groups.includes(item.group)) return false
  if (filters.author && item.author !== filters.author) return false
  if (!filters.text) return true
  const wanted = filters.text.toLowerCase()
  const words = [
    item.title,
    item.text,
    ...item.facts.map(({ value }) => value),
    ...item.corrections.map((c) => c.replaced),
  ]
  return words.some((text) => text?.toLowerCase().includes(wanted))
}
