import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { type CommandContext, command, type Target } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Conflict, InvalidInput } from '@/lib/errors'
import { newId } from '@/lib/id'
import { notifyGateways, onStream } from '@/lib/programs/commands/write'
import { lockProgram, type ProgramState } from '@/lib/programs/lock'
import { programRef } from '@/lib/programs/rules/program-ref'
import { configureProgramInput, registerProgramInput } from '@/lib/programs/schema'
import { slugOf } from '@/lib/programs/slug'
import { databaseNow, openStream } from '@/lib/timeline/streams'

interface NewProgram extends Target {
  readonly id: string
}

async function newProgram({ tx }: CommandContext): Promise<NewProgram> {
  const id = newId()
  return { id, stream: await openStream(tx, id, 'program'), now: await databaseNow(tx) }
}

async function demandPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) throw new InvalidInput({ ownerIds: 'Name at least one owner.' })
  const found = await tx.person.count({ where: { id: { in: [...ids] }, disabledAt: null } })
  if (found < ids.length) throw new InvalidInput({ ownerIds: 'One of these people is not here any more.' })
}

/** The first free address of the name. Two who register at once take turns, so that neither is given the other's. */
async function freeSlug(tx: Tx, name: string): Promise<string> {
  const base = slugOf(name)
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('program.slug'))`
  const taken = await tx.program.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })
  const slugs = new Set(taken.map((row) => row.slug))
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (!slugs.has(slug)) return slug
  }
}

/** Registers a program; it starts running. Whoever registers it owns it unless others are named. */
export const registerProgram = command({
  name: 'programs.register',
  permission: 'program.register',
  input: registerProgramInput,
  events: ['program.registered'],
  target: newProgram,
  async run({ tx, actor, input, target, now }) {
    const self = personIdOf(actor)
    const ownerIds = [...new Set(input.ownerIds.length > 0 || !self ? input.ownerIds : [self])]
    await demandPeople(tx, ownerIds)
    const { name, purpose, dataCategories, population, populationCount, critical, checkGapMs } = input
    const ttlMs = input.ttlMs ?? (critical ? 4000 : 15_000)
    const slug = await freeSlug(tx, name)
    const described = { name, purpose, dataCategories, population, populationCount, critical, checkGapMs }
    const owners = { create: ownerIds.map((personId) => ({ personId })) }
    await tx.program.create({
      data: { id: target.id, slug, ...described, ttlMs, maxTtlGrantedMs: ttlMs, createdAt: now, owners },
    })
    const program = { id: target.id, slug, name }
    const registered = { program, purpose, population, ownerIds }
    return {
      events: [onStream(target.stream, { kind: 'program.registered', payload: registered })],
      result: { id: target.id, slug },
    }
  },
})

type Changes = { field: string; from: string; to: string }[]

async function changesOf(tx: Tx, program: ProgramState, wanted: Record<string, unknown>): Promise<Changes> {
  const row: Record<string, unknown> = await tx.program.findUniqueOrThrow({ where: { id: program.id } })
  const before: Record<string, unknown> = { ...row, ownerIds: [...program.ownerIds].sort() }
  return Object.entries(wanted)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({ field, from: shown(before[field]), to: shown(value) }))
    .filter(({ from, to }) => from !== to)
}

function shown(value: unknown): string {
  return Array.isArray(value) ? [...value].sort().join(', ') : String(value ?? '')
}

/** Changes what a program says of itself. A longer lease is on record as grantable before any is granted. */
export const configureProgram = command({
  name: 'programs.configure',
  permission: 'program.configure',
  input: configureProgramInput,
  events: ['program.configured'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, expectedVersion, ownerIds, ...fields }, target: { program, stream } }) {
    if (program.version !== expectedVersion)
      throw new Conflict('Somebody changed this program meanwhile. Look at what it says now, then save again.', {
        version: program.version,
      })
    if (ownerIds) await demandPeople(tx, [...new Set(ownerIds)])
    const changes = await changesOf(tx, program, { ...fields, ...(ownerIds && { ownerIds }) })
    if (changes.length === 0) return { unchanged: { version: program.version } }
    if (ownerIds) {
      await tx.programOwner.deleteMany({ where: { programId } })
      await tx.programOwner.createMany({ data: [...new Set(ownerIds)].map((personId) => ({ programId, personId })) })
    }
    const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    const maxTtlGrantedMs = Math.max(program.maxTtlGrantedMs, fields.ttlMs ?? 0)
    await tx.program.update({
      where: { id: programId },
      data: { ...set, maxTtlGrantedMs, version: { increment: 1 } },
    })
    await notifyGateways(tx, { programId })
    const payload = { program: programRef({ ...program, name: fields.name ?? program.name }), changes }
    return {
      events: [onStream(stream, { kind: 'program.configured', payload })],
      result: { version: program.version + 1 },
    }
  },
})
