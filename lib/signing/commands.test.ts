import { beforeAll, describe, expect, it } from 'vitest'
import type { SystemActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { createSigningKey, rotateSigningKey } from '@/lib/signing/commands'
import { newSigningKey } from '@/lib/signing/new-key'
import { addPerson } from '@/lib/testing/people'
import { writtenDuring } from '@/lib/testing/written'

const gateway: SystemActor = { kind: 'system', name: 'gateway' }
const secret = 'a secret of an installation, long enough'
const reason = 'Yearly.'

describe('the signing key', () => {
  let first: string

  beforeAll(async () => {
    const keys = await Promise.all([newSigningKey(secret), newSigningKey(secret), newSigningKey(secret)])
    const kept = await Promise.all(keys.map((key) => createSigningKey(gateway, { key })))
    first = kept[0]?.kid ?? ''
    expect(new Set(kept.map(({ kid }) => kid)).size).toBe(1)
    expect(await db().signingKey.count()).toBe(1)
  })

  it('is made and rotated by administrators only', async () => {
    const key = await newSigningKey(secret)
    const responder = await addPerson('responder')
    await expect(rotateSigningKey(responder, { key, reason })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createSigningKey(responder, { key })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('gives way to a new one, with an overlap, once at a time', async () => {
    const admin = await addPerson('admin')
    const written = await writtenDuring(async () =>
      rotateSigningKey(admin, { key: await newSigningKey(secret), reason }),
    )
    expect(written.map(({ kind }) => kind)).toEqual(['signing.key_rotated'])
    const old = await db().signingKey.findUniqueOrThrow({ where: { kid: first } })
    expect(old.verifiesUntil?.getTime()).toBeGreaterThan(Date.now() + 3_600_000)
    const again = { key: await newSigningKey(secret), reason }
    await expect(rotateSigningKey(admin, again)).rejects.toMatchObject({ refusal: 'rotating' })
  })

  it('ends at once when it got out, and with it all before it', async () => {
    const { kid } = await rotateSigningKey(gateway, { key: await newSigningKey(secret), reason, compromised: true })
    const standing = await db().signingKey.findMany({
      where: { OR: [{ verifiesUntil: null }, { verifiesUntil: { gt: new Date() } }] },
    })
    expect(standing.map((row) => row.kid)).toEqual([kid])
  })
})
