import { z } from 'zod'
import { text } from '@/lib/schema'

/** The public part of an Ed25519 key (RFC 8037). */
export const publicJwk = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().length(43) })

/** A key pair whose private part is sealed already. */
const sealedKey = z.strictObject({ kid: z.string().length(43), publicJwk, sealedPrivate: z.instanceof(Uint8Array) })

export const createSigningKeyInput = z.strictObject({ key: sealedKey })
export const rotateSigningKeyInput = z.strictObject({
  key: sealedKey,
  /** The old key got out: it ends at once, and every token that it signed with it. */
  compromised: z.boolean().default(false),
  reason: text(1, 2000),
})

export type SealedKey = z.output<typeof sealedKey>
