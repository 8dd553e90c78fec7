import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Conflict, Forbidden, InvalidInput, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { configureProgram, registerProgram } from '@/lib/programs/commands/register'
import { addSafeguard, verifySafeguard } from '@/lib/programs/commands/safeguards'
import { createCollectorToken, revokeCollectorToken } from '@/lib/programs/commands/tokens'
import { addCast, addProgram, type Cast } from '@/lib/testing/programs/cast'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

let cast: Cast

beforeAll(async () => {
  cast = await addCast()
})

describe('registerProgram', () => {
  it('is for program owners and administrators, and finds a free address', async () => {
    const input = { name: 'Œuvre & Workflow', purpose: 'Trains a model.' }
    await expect(registerProgram(cast.responder, input)).rejects.toThrow(Forbidden)
    await expect(registerProgram(cast.owner, { ...input, ownerIds: [newId()] })).rejects.toThrow(InvalidInput)
    expect(await kindsDuring(() => registerProgram(cast.owner, input))).toEqual(['program.registered'])
    const atOnce = await Promise.all([1, 2, 3, 4].map(() => registerProgram(cast.owner, { ...input, name: 'At once' })))
    expect(new Set(atOnce.map(({ slug }) => slug)).size).toBe(4)
    const { id, slug } = await registerProgram(cast.owner, { ...input, critical: true })
    expect(slug).toBe('uvre-workflow-2')
    expect(await db().program.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ttlMs: 4000,
      phase: 'running',
      epoch: 1n,
    })
  })
})

describe('configureProgram', () => {
  it('records what changed, and a longer lease as grantable', async () => {
    const { id: programId } = await addProgram(cast.owner)
    const input = { programId, expectedVersion: 1, ttlMs: 9000, name: 'Renamed' }
    await expect(configureProgram(cast.responder, input)).rejects.toThrow(Forbidden)
    await expect(configureProgram(cast.otherOwner, input)).rejects.toThrow(NotFound)
    const written = await writtenDuring(() => configureProgram(cast.owner, input))
    expect(written.map((entry) => entry.kind)).toEqual(['program.configured'])
    expect(written[0]?.payload).toMatchObject({
      changes: expect.arrayContaining([{ field: 'ttlMs', from: '1000', to: '9000' }]),
    })
    await expect(configureProgram(cast.owner, input)).rejects.toThrow(Conflict)
    await configureProgram(cast.owner, { programId, expectedVersion: 2, ttlMs: 2000 })
    expect(await db().program.findUniqueOrThrow({ where: { id: programId } })).toMatchObject({
      ttlMs: 2000,
      maxTtlGrantedMs: 9000,
    })
    expect(
      await kindsDuring(() => configureProgram(cast.owner, { programId, expectedVersion: 3, ttlMs: 2000 })),
    ).toEqual([])
  })
})

describe('safeguards', () => {
  it('are added by owners and verified by others', async () => {
    const { id: programId } = await addProgram(cast.owner)
    const promise = { programId, title: 'Audience limits', promise: 'Only the owners read.' }
    await expect(addSafeguard(cast.responder, promise)).rejects.toThrow(Forbidden)
    await expect(addSafeguard(cast.otherOwner, promise)).rejects.toThrow(NotFound)
    const { id: safeguardId } = await addSafeguard(cast.owner, promise)
    expect(await kindsDuring(() => addSafeguard(cast.owner, promise))).toEqual(['program.safeguard_added'])
    const proof = { programId, safeguardId, evidence: 'Access review.' }
    await expect(verifySafeguard(cast.owner, proof)).rejects.toThrow(Forbidden)
    await expect(verifySafeguard(cast.responder, { ...proof, safeguardId: newId() })).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => verifySafeguard(cast.responder, proof))).toEqual(['program.safeguard_verified'])
  })
})

describe('collector tokens', () => {
  it('are shown once, and end', async () => {
    const { id: programId } = await addProgram(cast.owner)
    await expect(createCollectorToken(cast.responder, { programId, name: 'x' })).rejects.toThrow(Forbidden)
    await expect(createCollectorToken(cast.otherOwner, { programId, name: 'x' })).rejects.toThrow(NotFound)
    const written = await writtenDuring(() => createCollectorToken(cast.owner, { programId, name: 'laptops' }))
    expect(written.map((entry) => entry.kind)).toEqual(['program.token_created'])
    const made = await createCollectorToken(cast.owner, { programId, name: 'servers' })
    expect(made.token).toMatch(/^sdc_[0-9A-Za-z]{43}$/)
    expect(JSON.stringify(await db().timelineEntry.findMany())).not.toContain(made.token)
    const input = { programId, tokenId: made.id }
    await expect(revokeCollectorToken(cast.reporter, input)).rejects.toThrow(Forbidden)
    await expect(revokeCollectorToken(cast.owner, { ...input, tokenId: newId() })).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => revokeCollectorToken(cast.owner, input))).toEqual(['program.token_revoked'])
    await expect(revokeCollectorToken(cast.owner, input)).rejects.toThrow('revoked already')
  })
})
