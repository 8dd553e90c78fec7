import type { Exposure, RecordsAfterPause } from '@/lib/measures/model'

/** What the beginning of an exposure rests on. */
export const sinceWords: Readonly<Record<Exposure['since'], string>> = {
  started: 'its start, as recorded',
  noticed: 'when it was noticed',
  filed: 'the filing',
}

export const endedWords: Readonly<Record<NonNullable<Exposure['ended']>, string>> = {
  contained: 'containment',
  stopped: 'every program stopped',
}

const counted = (count: number) => count.toLocaleString('en')

/** What was seen after a pause, in one line. */
export function recordsWords({ watched, violation, late, unknown }: RecordsAfterPause): string {
  if (!watched) return 'No guard or store reports on it'
  const others = [late > 0 ? `${counted(late)} late` : '', unknown > 0 ? `${counted(unknown)} unknown` : '']
  return [`${violation === 0 ? 'None' : counted(violation)} captured after it`, ...others].filter(Boolean).join(', ')
}
