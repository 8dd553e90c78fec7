import { createHash } from 'node:crypto'
// By relative path with its ending: the verifier runs this file on Node alone, without a build.
import { canonicalJson } from './canonical.ts'

/** What the salted commitment of an entry covers: everything that a person wrote, and when it is said to have happened. */
export interface EntryBody {
  readonly actorName: string
  readonly occurredAt: string
  readonly occurredUntil: string | null
  readonly occurredAbout: boolean
  readonly occurredZone: string | null
  readonly corrects: number | null
  readonly payload: unknown
}

export interface ChainLink {
  readonly streamId: string
  readonly seq: number
  readonly previousHash: Uint8Array
  /** ISO 8601, UTC, milliseconds: the database's time. */
  readonly recordedAt: string
  /** `kind:id` of who did it. */
  readonly actor: string
  readonly kind: string
  readonly commitment: Uint8Array
}

export const chainFormat = 'standdown/timeline/v1'
export const genesisHash: Uint8Array = new Uint8Array(32)

const utf8 = new TextEncoder()

/** A field with its length in front (32 bits, big-endian), so that no two sequences of fields share bytes. */
function framed(field: Uint8Array): Uint8Array {
  const out = new Uint8Array(4 + field.length)
  new DataView(out.buffer).setUint32(0, field.length)
  out.set(field, 4)
  return out
}

/** SHA-256(salt ‖ JSON of the body in the canonical form of RFC 8785). */
export function commitmentOf(salt: Uint8Array, body: EntryBody): Uint8Array {
  return createHash('sha256').update(salt).update(canonicalJson(body), 'utf8').digest()
}

/**
 * The hash of one entry: SHA-256 over 0x00 and the framed fields format, stream, sequence, previous hash, time, actor,
 * kind and commitment. The leading zero byte marks a leaf, as in RFC 6962 §2.1.
 */
export function leafHash(link: ChainLink): Uint8Array {
  const hash = createHash('sha256').update(new Uint8Array(1))
  const fields = [
    chainFormat,
    link.streamId,
    String(link.seq),
    link.previousHash,
    link.recordedAt,
    link.actor,
    link.kind,
    link.commitment,
  ]
  for (const field of fields) hash.update(framed(typeof field === 'string' ? utf8.encode(field) : field))
  return hash.digest()
}
