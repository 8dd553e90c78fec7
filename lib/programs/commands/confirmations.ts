import 'server-only'
import type { z } from 'zod'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { completeIfDone } from '@/lib/programs/commands/place-lock'
import { concernedIncidents, outcome, spread } from '@/lib/programs/commands/write'
import type { CollectorRef, ProgramEventOf } from '@/lib/programs/events'
import { lockProgram, type ProgramState, type ProgramTarget } from '@/lib/programs/lock'
import type { AccountClass } from '@/lib/programs/model'
import { decideConfirm } from '@/lib/programs/rules/accounting'
import { programRef } from '@/lib/programs/rules/program-ref'
import { recordConfirmationsInput } from '@/lib/programs/schema'

type Report = z.output<typeof recordConfirmationsInput>['reports'][number]
/** What became of one report: a code of the rule's refusal, or recorded. */
export type ConfirmationOutcome = 'recorded' | 'unknown' | 'not_paused' | 'other_epoch' | 'other_boot' | 'other_token'

interface Standing extends CollectorRef {
  readonly kind: AccountClass | null
  readonly lateConfirmed: boolean
  readonly bootId: string
  /** The token of its last lease; null once that is revoked. */
  readonly tokenId: string | null
}

async function standings(tx: Tx, program: ProgramState, ids: readonly string[]): Promise<Map<string, Standing>> {
  // One row at most of each side table, by its key: see accountKindSql.
  const rows = await tx.$queryRaw<Standing[]>`
    SELECT c.id, c."externalId", a.kind::text AS kind, coalesce(a.late, false) AS "lateConfirmed", c."bootId",
      (SELECT t.id::text FROM collector_token t WHERE t.id = c."tokenId" AND t."revokedAt" IS NULL) AS "tokenId"
    FROM collector c
    LEFT JOIN LATERAL (SELECT a.kind, a."lateConfirmedAt" IS NOT NULL AS late FROM collector_account a
      WHERE a."programId" = ${program.id}::uuid AND a.epoch = ${program.epoch} AND a."collectorId" = c.id LIMIT 1) a ON true
    WHERE c."programId" = ${program.id}::uuid AND c.id = ANY(${ids}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

const refusals = ['not_paused', 'other_epoch', 'other_boot'] as const
type Written = ProgramEventOf<'program.collectors_confirmed' | 'program.stop_failed'>

/** Asks the rule about each report; the confirmations of the batch become one entry. */
function decideAll(
  { program, now }: ProgramTarget,
  epoch: bigint,
  reports: readonly Report[],
  known: Map<string, Standing>,
) {
  const outcomes = new Map<string, ConfirmationOutcome>()
  const accepted: Report[] = []
  const failed: Written[] = []
  const confirmed: ProgramEventOf<'program.collectors_confirmed'>['payload']['collectors'] = []
  for (const report of reports) {
    const standing = known.get(report.collectorId)
    if (!standing) {
      outcomes.set(report.collectorId, 'unknown')
      continue
    }
    if (standing.tokenId !== report.tokenId) {
      outcomes.set(report.collectorId, 'other_token')
      continue
    }
    const before = { class: standing.kind ?? 'pending', lateConfirmed: standing.lateConfirmed }
    const collector = { id: standing.id, externalId: standing.externalId }
    const byHolder = standing.bootId === report.bootId
    const decided = decideConfirm(program, before, { collector, epoch, result: report.result, byHolder, now })
    if (!decided.ok) {
      outcomes.set(report.collectorId, refusals.find((code) => code === decided.refusal.code) ?? 'other_epoch')
      continue
    }
    outcomes.set(report.collectorId, 'recorded')
    for (const made of decided.events) {
      if (made.kind === 'program.stop_failed') failed.push(made)
      else confirmed.push(...made.payload.collectors)
    }
    if (decided.events.some((made) => made.kind === 'program.collectors_confirmed')) accepted.push(report)
  }
  const payload = { program: programRef(program), epoch: epoch.toString(), collectors: confirmed }
  const events: Written[] =
    confirmed.length > 0 ? [{ kind: 'program.collectors_confirmed', payload }, ...failed] : failed
  return { outcomes, accepted, events }
}

async function writeAccounts(tx: Tx, program: ProgramState, reports: readonly Report[], now: Date): Promise<void> {
  if (reports.length === 0) return
  await tx.$executeRaw`
    INSERT INTO collector_account ("programId", epoch, "collectorId", kind, at, source, "lastRecordAt", "inFlight", buffered)
    SELECT ${program.id}::uuid, ${program.epoch}, r."collectorId", 'confirmed', ${now}, r.source, r."lastRecordAt", r."inFlight", r.buffered
    FROM jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) AS r("collectorId" uuid, source text, "lastRecordAt" timestamptz,
      "inFlight" int, buffered int)
    ON CONFLICT ("programId", epoch, "collectorId") DO UPDATE SET "lateConfirmedAt" = excluded.at
    WHERE collector_account."lateConfirmedAt" IS NULL AND collector_account.kind <> 'confirmed'`
}

/** Keeps what collectors said of a stop, in batches, durably before any of them is answered. */
export const recordConfirmations = command({
  name: 'programs.recordConfirmations',
  permission: 'collector.account',
  input: recordConfirmationsInput,
  events: ['program.collectors_confirmed', 'program.stop_failed', 'program.pause_completed'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input, target, now }) {
    const { program } = target
    const reports = [...new Map(input.reports.map((report) => [report.collectorId, report])).values()]
    const known = await standings(tx, program, [...new Set(reports.map((report) => report.collectorId))])
    const { outcomes, accepted, events } = decideAll(target, BigInt(input.epoch), reports, known)
    const result = Object.fromEntries(outcomes)
    if (events.length === 0) return { unchanged: result }
    await writeAccounts(tx, program, accepted, now)
    const completed = await completeIfDone(tx, program, now)
    const mirrors = completed.events.length > 0 || events.some((made) => made.kind === 'program.stop_failed')
    const incidents = mirrors ? await concernedIncidents(tx, target) : []
    return outcome([...spread(target, incidents, events), ...spread(target, incidents, completed.events)], result)
  },
})
