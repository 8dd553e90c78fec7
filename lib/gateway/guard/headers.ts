import type { IncomingHttpHeaders } from 'node:http'
import type { CaptureTimes } from '@/lib/programs/rules/data-class'

/** What a sender says of its data; every header in lower case, as Node has them. */
export const guardHeaders = {
  /** The grant token of the collector that captured it. */
  grant: 'standdown-grant',
  /** When the first record was captured, ISO 8601 with its offset. */
  from: 'standdown-captured-at',
  /** When the last one was, if there are several. */
  to: 'standdown-captured-until',
  /** How many records; one, unless told. */
  count: 'standdown-count',
  /** The sender's running number, for its own sake: kept with what is sealed. */
  sequence: 'standdown-sequence',
  /** On what the guard sends to the store after two people released it: the sealed batch's id. */
  released: 'standdown-released',
  canary: 'standdown-canary',
} as const

export interface Said {
  readonly token: string | null
  /** Null when it is missing, or not a time. */
  readonly captured: CaptureTimes | null
  readonly count: number
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/
const countsAtMost = 1_000_000

/** Reads what a request says of itself. A header that comes twice says nothing. */
export function readSaid(headers: IncomingHttpHeaders): Said {
  const from = timeIn(headers[guardHeaders.from])
  const until = headers[guardHeaders.to]
  const to = until === undefined ? from : timeIn(until)
  const token = headers[guardHeaders.grant]
  const count = Number(headers[guardHeaders.count] ?? '1')
  return {
    token: typeof token === 'string' && token.length <= 2000 ? token : null,
    captured: from && to ? { from, to } : null,
    count: Number.isInteger(count) && count >= 1 && count <= countsAtMost ? count : 1,
  }
}

function timeIn(text: string | string[] | undefined): Date | null {
  if (typeof text !== 'string' || !instant.test(text)) return null
  const at = new Date(text)
  const year = at.getUTCFullYear()
  return year >= 1900 && year < 2200 ? at : null
}
