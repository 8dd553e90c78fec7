import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM under a key of its own, derived from the installation's secret: iv, tag, then what is sealed. */
export function sealPrivateKey(secret: string, kid: string, privateJwk: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret, kid), iv)
  const sealed = Buffer.concat([cipher.update(privateJwk, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), sealed]))
}

/** The private key again; throws when the secret is another, or a byte has changed. */
export function openPrivateKey(secret: string, kid: string, sealed: Uint8Array): string {
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret, kid), sealed.subarray(0, ivBytes))
  decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
}

function sealingKey(secret: string, kid: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, kid, 'standdown/signing-key/v1', 32))
}
