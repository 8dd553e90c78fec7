const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The moments of the demonstration, counted back from when it is loaded, on whole minutes. */
export interface Calendar {
  /** Into the main case, which was filed 47 hours ago. */
  into(hours: number, minutes?: number, seconds?: number): Date
  /** The first and the last millisecond of a moment's day in UTC. */
  dayOf(at: Date): { readonly first: Date; readonly last: Date }
  /** Days before the loading, at an hour of that day's clock. */
  daysAgo(days: number, hours?: number, minutes?: number): Date
}

export function calendarFor(now: Date): Calendar {
  const minute = Math.floor(now.getTime() / 60_000) * 60_000
  const filed = minute - 47 * hourMs
  const dayOf = (at: Date) => {
    const first = Math.floor(at.getTime() / dayMs) * dayMs
    return { first: new Date(first), last: new Date(first + dayMs - 1) }
  }
  return {
    dayOf,
    into: (hours, minutes = 0, seconds = 0) => new Date(filed + hours * hourMs + minutes * 60_000 + seconds * 1000),
    daysAgo: (days, hours = 0, minutes = 0) => new Date(minute - days * dayMs + hours * hourMs + minutes * 60_000),
  }
}
