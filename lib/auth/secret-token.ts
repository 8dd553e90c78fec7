import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const secretBytes = 32
const secretLength = 43
const shownLength = 8

/** 256 random bits in base 62, always 43 characters. */
function randomSecret(): string {
  let rest = BigInt(`0x${randomBytes(secretBytes).toString('hex')}`)
  let text = ''
  while (text.length < secretLength) {
    text = `${alphabet[Number(rest % 62n)]}${text}`
    rest /= 62n
  }
  return text
}

export function hashSecret(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export interface SecretToken {
  /** Shown once, never stored. */
  readonly token: string
  /** Its beginning: finds the row, and tells people which one it is. */
  readonly prefix: string
  readonly hash: Buffer
}

/** Makes a bearer secret, such as `sdk_…`: the kind in front lets secret scanners find one that got out. */
export function makeSecretToken(kind: string): SecretToken {
  const token = `${kind}_${randomSecret()}`
  return { token, prefix: prefixOf(token), hash: hashSecret(token) }
}

/** The stored beginning of a token. */
export function prefixOf(token: string): string {
  return token.slice(0, token.indexOf('_') + 1 + shownLength)
}

/** Whether the text has the form of a token of this kind: `kind_` and 43 characters of base 62. */
export function isSecretToken(kind: string, text: string): boolean {
  return new RegExp(`^${kind}_[0-9A-Za-z]{${secretLength}}$`).test(text)
}

/** Compares a token with a stored hash in constant time. */
export function matchesHash(token: string, hash: Uint8Array): boolean {
  const own = hashSecret(token)
  return own.length === hash.length && timingSafeEqual(own, hash)
}
