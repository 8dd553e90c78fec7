import { sayInstant } from '@/lib/statements/phrases'

const dayMs = 86_400_000

/** `on 3 November`: the day of an instant in UTC. */
function onDay(now: string, days: number): string {
  const at = new Date(Date.parse(now) + days * dayMs).toISOString()
  return sayInstant(at, now).replace(/^\d{2}:\d{2} UTC /, '')
}

const absolutes: readonly { readonly pattern: RegExp; readonly say: (now: string) => string }[] = [
  { pattern: /^(?:today|this morning)$/i, say: (now) => onDay(now, 0) },
  { pattern: /^(?:yesterday|last night)$/i, say: (now) => onDay(now, -1) },
  { pattern: /^tomorrow$/i, say: (now) => onDay(now, 1) },
  {
    pattern: /^(?:currently|right now|at present|at (?:this|the present) time)$/i,
    say: (now) => `as of ${sayInstant(now, now)}`,
  },
]

/** The absolute form of a relative time, where it has just one. */
export function absoluteTime(words: string, now: string): string | null {
  const found = absolutes.find(({ pattern }) => pattern.test(words))
  return found && now !== '' ? found.say(now) : null
}

const clock = /\b(?:[01]?\d|2[0-3]):[0-5]\d\b/

/** A bare clock time that the record has in UTC, with its zone; null where it could be another zone's. */
export function zonedTime(words: string, wordings: readonly string[]): string | null {
  const time = clock.exec(words)?.[0]
  if (time === undefined || /[ap]\.?m/i.test(words)) return null
  return wordings.some((wording) => wording.includes(`${time.padStart(5, '0')} UTC`)) ? `${time} UTC` : null
}
