import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { publicJwk, type SealedKey } from '@/lib/signing/schema'
import { sealPrivateKey } from '@/lib/signing/seal'

/** A new Ed25519 key, sealed with the installation's secret. Its name is the thumbprint of its public part (RFC 7638). */
export async function newSigningKey(secret: string): Promise<SealedKey> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const { kty, crv, x } = await exportJWK(pair.publicKey)
  const shown = publicJwk.parse({ kty, crv, x })
  const kid = await calculateJwkThumbprint(shown, 'sha256')
  const privateJwk = JSON.stringify(await exportJWK(pair.privateKey))
  return { kid, publicJwk: shown, sealedPrivate: sealPrivateKey(secret, kid, privateJwk) }
}
