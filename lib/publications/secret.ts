import { randomBytes } from 'node:crypto'
import { openPrivateKey, sealPrivateKey } from '@/lib/signing/seal'

/** A new secret as Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

function installationSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set')
  return secret
}

/** The secret as it is kept: sealed with the installation's, under the endpoint's id. */
export function sealWebhookSecret(endpointId: string, secret: string): Uint8Array<ArrayBuffer> {
  return sealPrivateKey(installationSecret(), `webhook/${endpointId}`, secret)
}

/** The secret again, to sign with. */
export function openWebhookSecret(endpointId: string, sealed: Uint8Array): string {
  return openPrivateKey(installationSecret(), `webhook/${endpointId}`, sealed)
}
