import { expect, it } from 'vitest'
import { newSigningKey } from '@/lib/signing/new-key'
import { openPrivateKey } from '@/lib/signing/seal'

const secret = 'a secret of an installation, long enough'

it('opens a sealed key with the secret that sealed it, and with no other', async () => {
  const { kid, publicJwk, sealedPrivate } = await newSigningKey(secret)
  expect(JSON.parse(openPrivateKey(secret, kid, sealedPrivate))).toMatchObject({ ...publicJwk, d: expect.any(String) })
  expect(Buffer.from(sealedPrivate).toString('latin1')).not.toContain(publicJwk.x)
  expect(() => openPrivateKey(`${secret}.`, kid, sealedPrivate)).toThrow()
  expect(() => openPrivateKey(secret, `${kid}.`, sealedPrivate)).toThrow()
  const changed = sealedPrivate.with(40, (sealedPrivate[40] ?? 0) ^ 1)
  expect(() => openPrivateKey(secret, kid, changed)).toThrow()
})
