import 'server-only'
import { db, type Tx } from '@/lib/db/client'
import { enqueue } from '@/lib/jobs/enqueue'
import { appliedPlan } from '@/lib/programs/queries/request'
import { stepAt } from '@/lib/programs/rules/ramp-plan'

/** Keeps a reading of a ramp for its chart: how many collect at this moment, and what they have recorded in all. */
export async function sampleRamp(tx: Tx, programId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO ramp_sample ("programId", at, epoch, percent, collecting, recorded)
    SELECT p.id, n.now, p.epoch, p."rampPercent",
      (count(c.id) FILTER (WHERE c.phase = 'collecting' AND c."lastSeenAt" > n.now - make_interval(secs => p."ttlMs" / 1000.0)))::int,
      coalesce(sum(c.recorded), 0)
    FROM program p CROSS JOIN (SELECT standdown_now() AS now) n
    LEFT JOIN collector c ON c."programId" = p.id AND c."retiredAt" IS NULL
    WHERE p.id = ${programId}::uuid AND p.phase = 'ramping'
    GROUP BY p.id, n.now
    ON CONFLICT DO NOTHING`
}

const shortestMs = 2_000
const longestMs = 5 * 60_000
const samplesAStep = 120

/** Takes a reading and asks for the next, for as long as the ramp lasts: about 120 for each step. */
export async function keepSampling(programId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const program = await tx.program.findUnique({
      where: { id: programId },
      select: { phase: true, rampPercent: true },
    })
    if (program?.phase !== 'ramping') return
    await sampleRamp(tx, programId)
    const soakMs = stepAt(await appliedPlan(tx, programId), program.rampPercent)?.soakMs ?? 0
    const waitMs = Math.min(longestMs, Math.max(shortestMs, soakMs / samplesAStep))
    const [row] = await tx.$queryRaw<{ at: Date }[]>`
      SELECT standdown_now() + make_interval(secs => ${waitMs / 1000}::float8) AS at`
    if (row) await enqueue(tx, 'programs.sampleRamp', { programId }, { at: row.at, key: programId })
  })
}
