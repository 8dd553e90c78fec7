import { type CollectorCursor, type CollectorFilter, collectorFilter, decodeCursor } from '@/lib/collectors/list-schema'
import { collectorSorts, collectorStates } from '@/lib/collectors/model'

/** Next's search parameters of a page, or a request's. */
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>

export interface CollectorAddress {
  readonly filter: CollectorFilter
  readonly after: CollectorCursor | null
  readonly before: CollectorCursor | null
}

const one = (params: Params, name: string): string | undefined => {
  const value = params[name]
  const text = typeof value === 'string' ? value : value?.[0]
  return text?.replaceAll('\0', '')
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const among = <T extends string>(value: string | undefined, known: readonly T[]) => known.find((each) => each === value)

/** What the address asks the list for. Whatever it says that is not known counts as not said. */
export function readCollectorAddress(params: Params): CollectorAddress {
  const asked = one(params, 'sort')
  const sort = among(asked?.replace(/^-/, ''), collectorSorts)
  const token = one(params, 'token') ?? ''
  const filter = collectorFilter.parse({
    state: among(one(params, 'state'), collectorStates) ?? null,
    group: one(params, 'group')?.slice(0, 60) || null,
    version: one(params, 'version')?.slice(0, 60) || null,
    token: uuid.test(token) ? token : null,
    text: one(params, 'q')?.slice(0, 200).trim() ?? '',
    sort,
    ascending: !(sort !== undefined && asked?.startsWith('-')),
  })
  const cursor = (name: string) => decodeCursor(one(params, name) ?? '', filter.sort)
  return { filter, after: cursor('after'), before: cursor('before') }
}

/** The filters in force as a query string without sort and page; empty for none. */
export function filterQuery({ state, group, version, token, text }: CollectorFilter): string {
  const said = { q: text, state, group, version, token }
  return new URLSearchParams(Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString()
}

/** The whole query as it was asked, for links that change a part of it. */
export function searchOf(params: Params): string {
  const search = new URLSearchParams()
  for (const [name, given] of Object.entries(params))
    for (const value of typeof given === 'string' ? [given] : (given ?? [])) search.append(name, value)
  return search.toString()
}
