import { commitmentOf, genesisHash, leafHash } from '../chain.ts'
import { misshapenEntry, type RecordedEntry, type StreamHead } from './format.ts'

export type ProblemCode =
  | 'format'
  | 'malformed'
  | 'missing'
  | 'twice'
  | 'beyond_head'
  | 'link'
  | 'hash'
  | 'time'
  | 'corrects'
  | 'head'
  | 'stream'

/** One thing that does not hold, and at which entry. */
export interface Problem {
  readonly streamId: string
  readonly seq: number
  readonly code: ProblemCode
  readonly detail: string
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytes = (text: string) => Buffer.from(text, 'hex')

/** The hash that an entry must have, computed from everything else that it says. */
export function expectedHash(streamId: string, entry: RecordedEntry): string {
  const { actorName, occurredAt, occurredUntil, occurredAbout, occurredZone, corrects, payload } = entry
  const body = { actorName, occurredAt, occurredUntil, occurredAbout, occurredZone, corrects, payload }
  const actor = entry.actorKind === 'system' ? `system:${actorName}` : `${entry.actorKind}:${entry.actorId}`
  const { seq, recordedAt, kind } = entry
  const commitment = commitmentOf(bytes(entry.salt), body)
  return hex(leafHash({ streamId, seq, previousHash: bytes(entry.previousHash), recordedAt, actor, kind, commitment }))
}

export interface StreamCheck {
  /** Takes the next entry in the order of the record; returns what is wrong with it. */
  readonly add: (entry: RecordedEntry) => Problem[]
  /** To be called after the last entry; returns what is wrong with the end. */
  readonly end: () => Problem[]
}

/**
 * Checks one chain against its head, entry by entry: numbered 1, 2, 3 without a gap; each names the hash of the one
 * before; each hash follows from what the entry says; times never go back; corrections point back; the head is the last.
 */
export function checkStream(head: StreamHead): StreamCheck {
  const { streamId } = head
  let last = { seq: 0, hash: hex(genesisHash), recordedAt: '' }
  const problem = (seq: number, code: ProblemCode, detail: string): Problem => ({ streamId, seq, code, detail })

  const place = ({ seq, previousHash }: RecordedEntry): Problem[] => {
    const next = last.seq + 1
    const found: Problem[] = []
    if (seq > next) found.push(problem(next, 'missing', missingText(next, seq - 1)))
    else if (previousHash !== last.hash)
      found.push(problem(seq, 'link', `does not continue entry ${last.seq}: its previous hash is another one`))
    if (seq > head.seq) found.push(problem(seq, 'beyond_head', `stands after the end of the chain, entry ${head.seq}`))
    return found
  }

  const add = (entry: RecordedEntry): Problem[] => {
    const misshapen = misshapenEntry(entry)
    if (misshapen) return [problem(last.seq + 1, 'malformed', misshapen)]
    const { seq, recordedAt, corrects, hash } = entry
    if (seq <= last.seq) return [problem(seq, 'twice', 'stands in the record a second time, or out of order')]
    const found = place(entry)
    if (expectedHash(streamId, entry) !== hash)
      found.push(problem(seq, 'hash', 'was changed: its hash does not follow from what it says'))
    if (recordedAt < last.recordedAt) found.push(problem(seq, 'time', `was recorded before entry ${last.seq}`))
    if (corrects !== null && (corrects < 1 || corrects >= seq))
      found.push(problem(seq, 'corrects', `corrects entry ${corrects}, which does not stand before it`))
    last = { seq, hash, recordedAt }
    return found
  }

  const end = (): Problem[] => {
    if (last.seq < head.seq) return [problem(last.seq + 1, 'missing', missingText(last.seq + 1, head.seq))]
    if (last.seq === head.seq && last.hash !== head.hash)
      return [problem(head.seq, 'head', 'is not the entry that the chain says it ends with')]
    return []
  }

  return { add, end }
}

function missingText(from: number, to: number): string {
  return from === to ? 'is missing' : `is missing, with all up to entry ${to}`
}
