/** `UTC`, or an IANA zone such as `Asia/Kolkata`. */
export type Zone = string

export type TimeStyle = 'datetime' | 'seconds' | 'time' | 'date'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const formatters = new Map<Zone, Intl.DateTimeFormat>()

function formatter(zone: Zone): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  })
  formatters.set(zone, made)
  return made
}

/** Whether this runtime knows the zone: what comes from a cookie or a form is asked here first. */
export function isZone(zone: string): boolean {
  try {
    formatter(zone)
    return true
  } catch {
    return false
  }
}

/** The same without asking Intl, some twenty times as fast: a page can hold hundreds of times. */
function utcTime(iso: string, style: TimeStyle): string {
  const date = `${Number(iso.slice(8, 10))} ${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`
  if (style === 'date') return date
  const clock = iso.slice(11, style === 'datetime' ? 16 : 19)
  return style === 'time' ? `${clock} UTC` : `${date}, ${clock} UTC`
}

/**
 * The moment as people read it, zone always printed: `23 Nov 2026, 14:03 UTC` or `23 Nov 2026, 19:33 +05:30`.
 * Built from numeric parts, so that server and browser agree whatever their ICU version.
 */
export function formatTime(at: Date | string, zone: Zone, style: TimeStyle = 'datetime'): string {
  if (zone === 'UTC') return utcTime(new Date(at).toISOString(), style)
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of formatter(zone).formatToParts(new Date(at))) part[type] = value
  const date = `${Number(part.day)} ${months[Number(part.month) - 1]} ${part.year}`
  if (style === 'date') return date
  const clock = `${part.hour}:${part.minute}${style === 'datetime' ? '' : `:${part.second}`}`
  const suffix = (part.timeZoneName ?? '').replace('GMT', '') || '+00:00'
  return style === 'time' ? `${clock} ${suffix}` : `${date}, ${clock} ${suffix}`
}

const units: [suffix: string, ms: number][] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
]

/** A length of time in its two largest units: `1 h 12 min`, `45 s`, `0 s`. Negative lengths count as zero. */
export function formatDuration(ms: number): string {
  let rest = Math.max(0, ms)
  const parts: string[] = []
  for (const [suffix, size] of units) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count} ${suffix}`)
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return parts.join(' ') || '0 s'
}

/** `12 min ago` or `in 18 min`, in one unit; within five seconds, `just now`. */
export function formatRelative(at: Date | string, nowMs: number): string {
  const ms = new Date(at).getTime() - nowMs
  if (Math.abs(ms) < 5000) return 'just now'
  const [suffix, size] = units.find(([, unit]) => Math.abs(ms) >= unit) ?? ['s', 1000]
  const length = `${Math.floor(Math.abs(ms) / size)} ${suffix}`
  return ms < 0 ? `${length} ago` : `in ${length}`
}
