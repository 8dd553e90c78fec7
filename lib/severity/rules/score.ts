import { type Band, bands } from '../model'

/** The lower bounds of MEDIUM, HIGH and VERY HIGH, in quarters. [S] */
const bounds = [8, 12, 16] as const

/** SE × 4 from DPC × 4, EI × 4 and CB × 4: SE = DPC × EI + CB, exact in integers. [S] */
export function seQuarters(dpcQuarters: number, eiQuarters: number, cbQuarters: number): number {
  return (dpcQuarters * eiQuarters) / 4 + cbQuarters
}

/** The band of a score; a bound belongs to the worse side. */
export function bandOf(quarters: number): Band {
  const passed = bounds.filter((bound) => quarters >= bound).length
  return bands[passed] ?? 'VERY HIGH'
}

/** A score as people read it: 2.25. */
export function seWords(quarters: number): string {
  return (quarters / 4).toFixed(2)
}

/** What is said of a score within 0.25 of a bound; null elsewhere. */
export function borderlineNote(quarters: number): string | null {
  const index = bounds.findIndex((bound) => Math.abs(quarters - bound) <= 1)
  const bound = bounds[index]
  if (bound === undefined) return null
  return `Borderline: SE ${seWords(quarters)} is within 0.25 of ${bound / 4}, the line between ${bands[index]} and ${bands[index + 1]}.`
}
