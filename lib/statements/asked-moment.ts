/**
 * The moment that an address asks for: `2026-11-23T20:00`, with seconds or without, in UTC unless it names its offset. Null
 * for anything else.
 */
export function askedMoment(asked: unknown): Date | null {
  const [whole, offset] =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/.exec(String(asked)) ?? []
  const at = whole === undefined ? Number.NaN : Date.parse(offset ? whole : `${whole}Z`)
  return Number.isNaN(at) ? null : new Date(at)
}
