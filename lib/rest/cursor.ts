import { z } from 'zod'
import { InvalidInput } from '@/lib/errors'

/** The last row of a page, by the two keys that order the list. */
export interface Cursor {
  readonly at: Date
  readonly id: string
}

const parts = z.tuple([z.iso.datetime(), z.uuid()])

/** Opaque to clients: where the next page begins. */
export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')
}

/** Throws InvalidInput for anything that `encodeCursor` has not made. */
export function decodeCursor(text: string): Cursor {
  try {
    const [at, id] = parts.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return { at: new Date(at), id }
  } catch {
    throw new InvalidInput({ cursor: 'This is no cursor of ours. Begin again without it.' })
  }
}
