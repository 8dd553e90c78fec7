import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { NotFound, type Refusal } from '@/lib/errors'
import { openStatuses } from '@/lib/incidents/model'
import { visibleTo } from '@/lib/incidents/visible'
import type { ProgramPhase } from '@/lib/programs/model'
import { activeLocks, knownCollectors } from '@/lib/programs/queries/facts'
import { type ReadableProgram, readableProgram } from '@/lib/programs/queries/readable'
import { collects } from '@/lib/programs/rules/allow'
import { leaseWaitMs, stopBoundMs } from '@/lib/programs/rules/lease-time'
import { findLock } from '@/lib/programs/rules/pause'

export interface IncidentChoice {
  readonly id: string
  readonly reference: string
  readonly title: string
}

export interface PauseImpact {
  readonly programId: string
  readonly slug: string
  readonly name: string
  readonly phase: ProgramPhase
  /** Enrolled collectors that must stop, and how many of them were heard in the last minute. */
  readonly collectors: number
  readonly heardLately: number
  readonly ownersToTell: readonly string[]
  /** No record later than this after the pause: T = ttl + c. */
  readonly stopsWithinMs: number
  /** Silent collectors are called expired after this. */
  readonly certainAfterMs: number
  /** Nothing is collected now; the pause would add a lock. */
  readonly stoppedAlready: boolean
  /** The incident for which the page was opened; null for a personal lock. */
  readonly incident: IncidentChoice | null
  /** Open incidents that the viewer may name, those linked to the program first. */
  readonly choices: readonly IncidentChoice[]
  /** Why there is nothing to do; null when the button works. */
  readonly refusal: Refusal | null
}

/** What a pause would do, before it is asked for. Throws NotFound when the actor may not pause this program. */
export async function getPauseImpact(actor: Actor, slug: string, reference: string | null): Promise<PauseImpact> {
  const program = await readableProgram(actor, slug, 'program.pause')
  const { id, name, phase } = program
  const incident = reference ? await incidentOf(actor, reference) : null
  const [collectors, heardLately, owners, choices, refusal] = await Promise.all([
    knownCollectors(db(), id),
    heard(id),
    db().programOwner.findMany({ where: { programId: id }, select: { person: { select: { name: true } } } }),
    choicesFor(actor, id),
    refusalFor(actor, program, incident),
  ])
  return {
    ...{ programId: id, slug, name, phase, collectors, heardLately, incident, choices, refusal },
    ownersToTell: owners.map((owner) => owner.person.name).sort(),
    stopsWithinMs: stopBoundMs(program.maxTtlGrantedMs, program.checkGapMs),
    certainAfterMs: leaseWaitMs(program.maxTtlGrantedMs, program.checkGapMs),
    stoppedAlready: !collects(phase),
  }
}

async function incidentOf(actor: Actor, reference: string): Promise<IncidentChoice> {
  const found = await db().incident.findFirst({
    where: { AND: [visibleTo(actor, 'program.pause'), { reference }] },
    select: { id: true, reference: true, title: true },
  })
  if (!found) throw new NotFound()
  return found
}

async function heard(programId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ heard: number }[]>`
    SELECT count(*)::int AS heard FROM collector
    WHERE "programId" = ${programId}::uuid AND "retiredAt" IS NULL AND "lastSeenAt" > standdown_now() - interval '1 minute'`
  return row?.heard ?? 0
}

async function choicesFor(actor: Actor, programId: string): Promise<IncidentChoice[]> {
  const rows = await db().incident.findMany({
    where: { AND: [visibleTo(actor, 'program.pause'), { status: { in: [...openStatuses] } }] },
    select: { id: true, reference: true, title: true, programs: { where: { programId }, select: { programId: true } } },
    orderBy: { filedAt: 'desc' },
    take: 100,
  })
  const linked = (row: (typeof rows)[number]) => (row.programs.length > 0 ? 0 : 1)
  return rows.sort((a, b) => linked(a) - linked(b)).map(({ id, reference, title }) => ({ id, reference, title }))
}

async function refusalFor(
  actor: Actor,
  program: ReadableProgram,
  incident: IncidentChoice | null,
): Promise<Refusal | null> {
  if (program.phase === 'retired') return { code: 'retired', reason: 'This program is retired. It collects nothing.' }
  const by = { incidentId: incident?.id ?? null, personId: personIdOf(actor) ?? '' }
  if (!findLock(await activeLocks(db(), program.id), by)) return null
  const holder = incident ? `${incident.reference} holds` : 'You hold'
  return { code: 'locked_already', reason: `${holder} a lock on this program already.` }
}
