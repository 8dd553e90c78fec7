import { Transform } from 'node:stream'

/** A body went on for longer than is taken. */
export class TooLong extends Error {}

/** Passes bytes on until there are too many of them. */
export function limited(maxBytes: number): Transform {
  let left = maxBytes
  return new Transform({
    transform(chunk: Buffer, _, done) {
      left -= chunk.length
      if (left < 0) done(new TooLong('the body is too long'))
      else done(null, chunk)
    },
  })
}

/**
 * Keeps one piece back: the last is passed on only when all has arrived and `mayEnd` says yes. So whoever reads never
 * sees a whole body that had not been permitted at its end.
 */
export function heldBack(mayEnd: () => Error | null): Transform {
  let held: Buffer | null = null
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const before = held
      held = chunk
      done(null, before ?? undefined)
    },
    flush(done) {
      const refused = mayEnd()
      if (refused) done(refused)
      else done(null, held ?? undefined)
    },
  })
}
