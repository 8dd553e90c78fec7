import { createHash } from 'node:crypto'
import type { ProgramDecision, ProgramEvent } from '@/lib/programs/events'
import { evolve } from '@/lib/programs/evolve'
import type {
  AccountClass,
  AccountCounts,
  ActiveLock,
  LinkedIncident,
  LockBreakRecord,
  ProgramCore,
  ResumePlan,
  ResumeRequestRecord,
  SafeguardRecord,
} from '@/lib/programs/model'
import { checklist } from '@/lib/programs/rules/checklist'
import { resumeContent } from '@/lib/programs/rules/content'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { type LockWorld, writeLockRows } from '@/lib/testing/programs/lock-world'

/** A program whole in memory: what the database and the commands keep, for tests that walk the rules. */
export interface World extends LockWorld {
  readonly initial: ProgramCore
  core: ProgramCore
  nowMs: number
  request: ResumeRequestRecord | null
  /** By which it came back last. */
  plan: ResumePlan
  accounts: Map<string, { class: AccountClass; lateConfirmed: boolean }>
  readonly collectors: readonly string[]
  readonly safeguards: Map<string, SafeguardRecord>
  readonly ownerIds: readonly string[]
  readonly log: ProgramEvent[]
}

export const people = ['owner', 'lead-a', 'lead-b', 'counsel', 'responder'] as const

export function newCore(): ProgramCore {
  return {
    id: 'p1',
    slug: 'workflow-insight',
    name: 'Workflow Insight Program',
    phase: 'running',
    epoch: 1n,
    rampPercent: 100,
    ...{ rampSeed: 'p1', rampStepAt: null, rampAutomatic: false },
    ttlMs: 4000,
    checkGapMs: 1000,
    maxTtlGrantedMs: 4000,
    pausedAt: null,
    leasesOverAt: null,
    pauseCompletedAt: null,
    restoredAt: null,
  }
}

export function newSafeguard(id: string, over: Partial<SafeguardRecord> = {}): SafeguardRecord {
  const proof = { evidence: null, verifiedById: null, verifiedAt: null, expiresAt: null, reverifyDays: null }
  return { id, title: `Safeguard ${id}`, promise: 'Holds.', state: 'claimed', required: true, ...proof, ...over }
}

export function newWorld(): World {
  const core = newCore()
  const incidents: LinkedIncident[] = [
    { id: 'a', status: 'investigating', leadId: 'lead-a' },
    { id: 'b', status: 'investigating', leadId: 'lead-b' },
  ]
  return {
    initial: core,
    core,
    nowMs: 0,
    locks: [],
    offers: new Map(),
    breaks: new Map(),
    actor: '',
    request: null,
    plan: atOnce,
    accounts: new Map(),
    collectors: ['c1', 'c2', 'c3'],
    incidents: new Map(incidents.map((incident) => [incident.id, incident])),
    safeguards: new Map([['s1', newSafeguard('s1')]]),
    ownerIds: ['owner'],
    log: [],
  }
}

export function contentHash(world: World): string {
  const { core, safeguards, incidents, ownerIds } = world
  const described = {
    ...{ name: core.name, purpose: 'Trains.', dataCategories: [], population: '', populationCount: null },
    ...{ critical: false, ttlMs: core.ttlMs, checkGapMs: core.checkGapMs, ownerIds },
  }
  const subject = {
    ...{ program: core, described, safeguards: [...safeguards.values()], incidentIds: [...incidents.keys()] },
  }
  const content = resumeContent(subject, world.request?.plan ?? atOnce)
  return createHash('sha256').update(content).digest('hex')
}

export function lines(world: World) {
  const { locks, ownerIds } = world
  const safeguards = [...world.safeguards.values()]
  return checklist({
    activeLocks: locks,
    incidents: [...world.incidents.values()],
    safeguards,
    openQuarantine: 0,
    ownerIds,
    now: now(world),
  })
}

export function counts(world: World): AccountCounts {
  const classes = [...world.accounts.values()].map((account) => account.class)
  const of = (kind: AccountClass) => classes.filter((c) => c === kind).length
  return { known: world.collectors.length, confirmed: of('confirmed'), expired: of('expired'), manual: of('manual') }
}

export function pending(world: World) {
  return world.collectors.filter((id) => !world.accounts.has(id)).map((id) => ({ id, externalId: id }))
}

export function now(world: World): Date {
  return new Date(world.nowMs)
}

/** Write a decision: the core through `evolve`, the rest as the commands do. Returns whether anything was written. */
export function write(world: World, decision: ProgramDecision, row?: Partial<Rows>): boolean {
  if (!decision.ok) return false
  for (const event of decision.events) {
    world.core = evolve(world.core, event)
    world.log.push(event)
    writeRows(world, event, row ?? {})
  }
  return decision.events.length > 0
}

interface Rows {
  lock: ActiveLock
  request: LockBreakRecord
  requestedById: string
  personId: string
}

function writeRows(world: World, event: ProgramEvent, row: Partial<Rows>): void {
  switch (event.kind) {
    case 'program.lock_placed':
      if (row.lock) world.locks = [...world.locks, row.lock]
      break
    case 'program.paused':
      world.accounts = new Map()
      break
    case 'program.collectors_confirmed':
      for (const { id, late } of event.payload.collectors) account(world, id, 'confirmed', late)
      break
    case 'program.leases_expired':
      for (const { id } of event.payload.collectors) account(world, id, 'expired', false)
      break
    case 'program.confirmed_by_hand':
      account(world, event.payload.collector.id, 'manual', false)
      break
    case 'program.safeguard_failed':
      editSafeguard(world, event.payload.safeguardId, { state: 'failed' })
      break
    case 'program.safeguard_verified':
      editSafeguard(world, event.payload.safeguardId, {
        state: 'verified',
        evidence: event.payload.evidence,
        verifiedById: row.personId ?? null,
        verifiedAt: now(world),
      })
      break
    default:
      writeLockRows(world, event, row.request)
      writeRequest(world, event, row)
  }
}

function writeRequest(world: World, event: ProgramEvent, row: Partial<Rows>): void {
  if (event.kind === 'program.resume_requested') {
    const { requestId: id, plan, expiresAt } = event.payload
    const requestedById = row.requestedById ?? 'owner'
    const times = { expiresAt: new Date(expiresAt), startsAt: null }
    world.request = { id, requestedById, plan, state: 'open', ...times, approvals: [] }
  } else if (event.kind === 'program.resume_approved' && world.request) {
    const { personId, asRole, hash } = event.payload
    const others = world.request.approvals.filter((approval) => approval.personId !== personId)
    world.request = { ...world.request, approvals: [...others, { personId, asRole, hash, holdsRole: true }] }
  } else if (event.kind === 'program.resume_scheduled' && world.request) {
    world.request = { ...world.request, state: 'scheduled', startsAt: new Date(event.payload.startsAt) }
  } else if (event.kind === 'program.resumed' && world.request) {
    world.plan = world.request.plan
    world.request = null
  } else if (event.kind === 'program.resume_voided' || event.kind === 'program.resume_withdrawn') {
    world.request = null
  }
}

function account(world: World, id: string, kind: AccountClass, late: boolean): void {
  const standing = world.accounts.get(id)
  world.accounts.set(
    id,
    late && standing ? { ...standing, lateConfirmed: true } : { class: kind, lateConfirmed: false },
  )
}

function editSafeguard(world: World, id: string, change: Partial<SafeguardRecord>): void {
  const standing = world.safeguards.get(id)
  if (standing) world.safeguards.set(id, { ...standing, ...change })
}
