export interface Sort {
  key: string
  descending: boolean
}

/** `-severity` is severity, greatest first; null when the address says nothing. */
export function parseSort(text: string | null | undefined): Sort | null {
  if (!text) return null
  const descending = text.startsWith('-')
  return { key: descending ? text.slice(1) : text, descending }
}

export function formatSort({ key, descending }: Sort): string {
  return descending ? `-${key}` : key
}

/** The same page with some of its query changed; null takes a parameter away. Parameters that stay keep their order. */
export function withParams(pathname: string, search: string, changes: Record<string, string | null>): string {
  const params = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') params.delete(name)
    else params.set(name, value)
  }
  const query = params.toString()
  return query ? `${pathname}?${query}` : pathname
}

/** What a new sort, filter or set of columns does to paging: it starts again at the first page. */
export const firstPage = { after: null, before: null } as const

/** The columns in the order that the address asks for; unknown names are ignored, none asked for means all. */
export function chosenColumns(all: readonly string[], asked: string | null | undefined): string[] {
  const known = [...new Set(asked?.split(','))].filter((id) => all.includes(id))
  return known.length > 0 ? known : [...all]
}

/** One step up (-1) or down (1); at the end it stays where it is. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id)
  const to = from + by
  const other = ids[to]
  if (from < 0 || other === undefined) return [...ids]
  return ids.map((each, at) => (at === from ? other : at === to ? id : each))
}
