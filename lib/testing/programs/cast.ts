import type { PersonActor, SystemActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { fileIncident } from '@/lib/incidents/commands/file'
import { enrolCollectors } from '@/lib/programs/commands/collectors'
import { recordConfirmations } from '@/lib/programs/commands/confirmations'
import { registerProgram } from '@/lib/programs/commands/register'
import { createCollectorToken } from '@/lib/programs/commands/tokens'
import { addPerson } from '@/lib/testing/people'

export const gateway: SystemActor = { kind: 'system', name: 'gateway' }

/** Everybody whom a pause and a resume need. */
export interface Cast {
  readonly owner: PersonActor
  readonly responder: PersonActor
  readonly counsel: PersonActor
  readonly reporter: PersonActor
  readonly otherOwner: PersonActor
}

export async function addCast(): Promise<Cast> {
  return {
    owner: await addPerson('program_owner'),
    responder: await addPerson('responder'),
    counsel: await addPerson('counsel'),
    reporter: await addPerson('reporter'),
    otherOwner: await addPerson('program_owner'),
  }
}

export interface TestProgram {
  readonly id: string
  readonly slug: string
  readonly token: string
  readonly tokenId: string
}

/** A running program of this owner, with a collector token. */
export async function addProgram(
  owner: PersonActor,
  over: { ttlMs?: number; checkGapMs?: number } = {},
): Promise<TestProgram> {
  const name = `Workflow Insight ${newId().slice(-6)}`
  const { id, slug } = await registerProgram(owner, {
    name,
    purpose: 'Trains a model.',
    ttlMs: 1000,
    checkGapMs: 100,
    ...over,
  })
  const made = await createCollectorToken(owner, { programId: id, name: 'agents' })
  return { id, slug, token: made.token, tokenId: made.id }
}

/** Enrols collectors; their ids by name. */
export async function enrol(program: TestProgram, ...names: string[]): Promise<Record<string, string>> {
  const collectors = names.map((externalId) => ({ externalId, tokenId: program.tokenId, bootId: 'boot' }))
  const enrolled = await enrolCollectors(gateway, { programId: program.id, collectors })
  return Object.fromEntries(enrolled.map(({ externalId, id }) => [externalId, id]))
}

/** These collectors say that they stopped. */
export function confirm(program: TestProgram, epoch: string, ...collectorIds: string[]) {
  const reports = collectorIds.map((collectorId) => ({
    collectorId,
    tokenId: program.tokenId,
    bootId: 'boot',
    result: 'stopped' as const,
    source: 'confirm' as const,
  }))
  return recordConfirmations(gateway, { programId: program.id, epoch, reports })
}

/** An incident filed by this person, who leads it. */
export async function addIncident(lead: PersonActor, visibility: 'open' | 'restricted' = 'open'): Promise<string> {
  const { id } = await fileIncident(lead, { title: 'Transcripts readable by all staff', visibility })
  await db().incident.update({ where: { id }, data: { leadId: lead.id, status: 'investigating' } })
  return id
}

export async function contain(incidentId: string): Promise<void> {
  await db().incident.update({ where: { id: incidentId }, data: { status: 'contained' } })
}
