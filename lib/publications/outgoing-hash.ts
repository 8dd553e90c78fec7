import { createHash } from 'node:crypto'

/** SHA-256 of the outgoing text in UTF-8, lower-case hex: what stands on the preview, in each delivery and in the record. */
export function outgoingHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
