import 'server-only'
import type { Actor } from '@/lib/auth/model'
import type { Permission } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { visibleTo } from '@/lib/incidents/visible'
import type { ProgramPhase, SafeguardRecord } from '@/lib/programs/model'
import { safeguardsOf } from '@/lib/programs/queries/facts'
import { type LockView, listLocks } from '@/lib/programs/queries/locks'
import { type ReadableProgram, reaches, readableProgram } from '@/lib/programs/queries/readable'
import { safeguardGap } from '@/lib/programs/rules/checklist'
import { databaseNow } from '@/lib/timeline/streams'

export interface SafeguardView extends SafeguardRecord {
  readonly verifiedByName: string | null
  readonly failedReason: string | null
  /** Why it does not count as proven now; null when it does. */
  readonly gap: string | null
}

export interface TokenView {
  readonly id: string
  /** `collector` or `observer`. */
  readonly purpose: string
  readonly name: string
  readonly group: string | null
  readonly prefix: string
  readonly createdAt: Date
  readonly revokedAt: Date | null
  readonly collectors: number
}

const asked = {
  pause: 'program.pause',
  releaseLock: 'program.lock.release',
  configure: 'program.configure',
  requestResume: 'program.resume.request',
  approveResume: 'program.resume.approve',
  verifySafeguard: 'safeguard.verify',
  failSafeguard: 'safeguard.fail',
} as const satisfies Record<string, Permission>

/** What the viewer's roles reach on this program: what the page offers. The commands ask again. */
export type ProgramMay = Readonly<Record<keyof typeof asked, boolean>>

export interface LinkedIncidentRow {
  readonly reference: string
  readonly title: string
  readonly severity: number
  readonly provisional: boolean
  readonly status: string
}

export interface ProgramView {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly purpose: string
  readonly dataCategories: readonly string[]
  readonly population: string
  readonly populationCount: number | null
  readonly critical: boolean
  /** The rules by which it pauses by itself. */
  readonly pauseOnSevere: boolean
  readonly pauseOnExpiry: boolean
  readonly phase: ProgramPhase
  readonly epoch: string
  readonly rampPercent: number
  readonly ttlMs: number
  readonly checkGapMs: number
  /** Send it back with `configureProgram`. */
  readonly version: number
  readonly owners: readonly { readonly id: string; readonly name: string }[]
  readonly safeguards: readonly SafeguardView[]
  readonly locks: readonly LockView[]
  /** Empty unless the viewer may configure the program. */
  readonly tokens: readonly TokenView[]
  /** Linked incidents that the viewer may see. */
  readonly incidents: readonly LinkedIncidentRow[]
  readonly may: ProgramMay
}

/** A program with all that its page shows, but for the collectors and the progress of a pause. Throws NotFound. */
export async function getProgram(actor: Actor, slug: string): Promise<ProgramView> {
  const program = await readableProgram(actor, slug)
  const { id } = program
  const may = await mayOn(actor, id)
  const [row, safeguards, locks, tokens, incidents] = await Promise.all([
    described(id),
    listSafeguards(program),
    listLocks(actor, program),
    may.configure ? listTokens(id) : [],
    linkedTo(actor, id),
  ])
  const { owners, ...about } = row
  const { phase, rampPercent, ttlMs, checkGapMs, version } = program
  return {
    ...about,
    ...{ phase, rampPercent, ttlMs, checkGapMs, version, safeguards, locks, tokens, incidents, may },
    epoch: program.epoch.toString(),
    owners: owners.map((owner) => owner.person),
  }
}

function described(id: string) {
  return db().program.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ id: true, slug: true, name: true, purpose: true, dataCategories: true },
      ...{ population: true, populationCount: true, critical: true },
      ...{ pauseOnSevere: true, pauseOnExpiry: true },
      owners: { select: { person: { select: { id: true, name: true } } }, orderBy: { person: { name: 'asc' } } },
    },
  })
}

async function mayOn(actor: Actor, programId: string): Promise<ProgramMay> {
  const entries = Object.entries(asked).map(async ([key, permission]) => [
    key,
    await reaches(actor, programId, permission),
  ])
  // The keys are those of `asked`, which fromEntries forgets.
  return Object.fromEntries(await Promise.all(entries)) as ProgramMay
}

async function listSafeguards(program: ReadableProgram): Promise<SafeguardView[]> {
  const [rows, more, now] = await Promise.all([
    safeguardsOf(db(), program.id),
    db().safeguard.findMany({
      where: { programId: program.id },
      select: { id: true, failedReason: true, verifiedBy: { select: { name: true } } },
    }),
    databaseNow(db()),
  ])
  const byId = new Map(more.map((row) => [row.id, row]))
  return rows.map((row) => ({
    ...row,
    verifiedByName: byId.get(row.id)?.verifiedBy?.name ?? null,
    failedReason: byId.get(row.id)?.failedReason ?? null,
    gap: safeguardGap(row, program.ownerIds, now),
  }))
}

async function listTokens(programId: string): Promise<TokenView[]> {
  const rows = await db().collectorToken.findMany({
    where: { programId },
    select: {
      ...{ purpose: true, id: true, name: true, group: true, prefix: true, createdAt: true, revokedAt: true },
      _count: { select: { collectors: true } },
    },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(({ _count, ...token }) => ({ ...token, collectors: _count.collectors }))
}

function linkedTo(actor: Actor, programId: string): Promise<LinkedIncidentRow[]> {
  return db().incident.findMany({
    where: { AND: [visibleTo(actor), { programs: { some: { programId } } }] },
    select: { reference: true, title: true, severity: true, provisional: true, status: true },
    orderBy: { filedAt: 'desc' },
    take: 50,
  })
}
