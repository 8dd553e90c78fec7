import { releaseLock } from '@/lib/programs/commands/locks'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { applyResume, approveResume, requestResume } from '@/lib/programs/commands/resume'
import { addSafeguard, verifySafeguard } from '@/lib/programs/commands/safeguards'
import type { ResumePlan } from '@/lib/programs/model'
import { getResumeChecklist } from '@/lib/programs/queries/resume'
import { addIncident, addProgram, type Cast, contain, type TestProgram } from '@/lib/testing/programs/cast'

export interface Paused {
  /** What the person types who resumes it. */
  readonly confirm: string
  readonly program: TestProgram
  readonly programId: string
  readonly safeguardId: string
}

/** Paused and released again, with one required safeguard that nobody has proven. */
export async function pausedProgram({ owner, responder }: Cast): Promise<Paused> {
  const program = await addProgram(owner)
  const programId = program.id
  const promised = { programId, title: 'Audience limits', promise: 'Owners only.' }
  const { id: safeguardId } = await addSafeguard(owner, promised)
  const incidentId = await addIncident(responder)
  const { lockId } = await pauseProgram(responder, { programId, incidentId, reason: 'Exposed.' })
  await contain(incidentId)
  await releaseLock(responder, { programId, lockId, reason: 'Contained.', confirm: program.slug })
  return { program, programId, safeguardId, confirm: program.slug }
}

/** A responder proves the safeguard, until `expiresAt` where one is given. */
export function verify({ responder }: Cast, { programId, safeguardId }: Paused, expiresAt: Date | null = null) {
  const proof = { evidence: 'Access review of 23 Nov.', expiresAt: expiresAt?.toISOString() ?? null }
  return verifySafeguard(responder, { programId, safeguardId, ...proof })
}

/** What an approval given now is bound to. */
export async function hashOf({ responder }: Cast, { program }: Paused): Promise<string> {
  return (await getResumeChecklist(responder, program.slug)).contentHash
}

export interface Approved extends Paused {
  readonly requestId: string
  readonly contentHash: string
}

/** Everything proven and approved by two others: only the owner's last word is missing. */
export async function approved(cast: Cast, plan: ResumePlan, expiresAt: Date | null = null): Promise<Approved> {
  const paused = await pausedProgram(cast)
  await verify(cast, paused, expiresAt)
  const { programId } = paused
  const { requestId } = await requestResume(cast.owner, { programId, plan })
  const contentHash = await hashOf(cast, paused)
  await approveResume(cast.counsel, { programId, requestId, contentHash })
  await approveResume(cast.responder, { programId, requestId, contentHash })
  return { ...paused, requestId, contentHash }
}

/** The owner's last word. */
export function apply({ owner }: Cast, { programId, requestId, confirm }: Approved) {
  return applyResume(owner, { programId, requestId, confirm })
}

/** In the first step of its ramp, or running where the plan has only one. */
export async function resumed(cast: Cast, plan: ResumePlan, expiresAt: Date | null = null): Promise<Approved> {
  const ready = await approved(cast, plan, expiresAt)
  await apply(cast, ready)
  return ready
}
