import { z } from 'zod'
import { isZone } from '@/lib/time'

/** C0 but newline and tab, DEL, lone surrogates, zero-widths and bidi controls: refused in what people write. */
const unwanted = /(?![\n\t])\p{Cc}|\p{Cs}|[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u

/** Text as people write it: trimmed, NFC, line ends as \n, without invisible controls. Lengths in UTF-16 units after that. */
export function text(min: number, max: number) {
  return z
    .string('Write some text here.')
    .transform((value) => value.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .refine((value) => value.length >= min, min === 1 ? 'This can’t be empty.' : `Write at least ${min} characters.`)
    .refine((value) => value.length <= max, `Keep this to ${max.toLocaleString('en')} characters at most.`)
    .refine((value) => !unwanted.test(value), 'This holds an invisible control character. Retype it without.')
}

/** The same on one line. */
export function line(min: number, max: number) {
  return text(min, max).refine((value) => !value.includes('\n'), 'Keep this on one line.')
}

/** Beyond these no calendar of the record, of the database or of a browser agrees. */
const earliest = new Date('1900-01-01T00:00:00Z')
const latest = new Date('2200-01-01T00:00:00Z')

/** An instant as ISO 8601 with its offset, or empty for none. */
export const instant = z.iso
  .datetime({ offset: true, error: 'Enter a date and time.' })
  .transform((value) => new Date(value))
  .refine((at) => at >= earliest && at < latest, 'Enter a year from 1900 to 2199.')

/** An IANA time zone, such as Europe/Berlin. */
export const timeZone = line(1, 64).refine(
  isZone,
  'This is not a time zone that we know. Enter one such as Europe/Berlin.',
)

/** A list of short lines without repeats. */
export function lines(maxItems: number, maxLength = 120) {
  return z
    .array(line(1, maxLength))
    .max(maxItems, `At most ${maxItems}.`)
    .transform((items) => [...new Set(items)])
}
