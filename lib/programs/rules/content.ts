import type { ResumePlan, SafeguardRecord } from '@/lib/programs/model'

/** What a program says of itself, as far as an approver answers for it. */
export interface DescribedProgram {
  readonly name: string
  readonly purpose: string
  readonly dataCategories: readonly string[]
  readonly population: string
  readonly populationCount: number | null
  readonly critical: boolean
  readonly ttlMs: number
  readonly checkGapMs: number
  readonly ownerIds: readonly string[]
}

export interface ResumeSubject {
  readonly program: { readonly id: string; readonly epoch: bigint }
  readonly described: DescribedProgram
  readonly safeguards: readonly SafeguardRecord[]
  /** Every incident linked to the program or locking it. */
  readonly incidentIds: readonly string[]
}

/**
 * What an approval of a resume is bound to: the program as it is described, its epoch, which incidents it is linked to,
 * the proof of each required safeguard, and the plan. Its SHA-256 stands on each approval; an edit, a new lock, another
 * incident or another epoch leaves the approval behind. What only time or other people's work changes (locks released,
 * incidents contained) is asked when the resume is applied.
 */
export function resumeContent(
  { program, described, safeguards, incidentIds }: ResumeSubject,
  plan: ResumePlan,
): string {
  const proofs = safeguards
    .filter((safeguard) => safeguard.required)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((s) => [s.id, s.title, s.promise, s.state, s.evidence, s.verifiedById, iso(s.verifiedAt), iso(s.expiresAt)])
  const steps = plan.steps.map(({ percent, soakMs }) => [percent, soakMs])
  const { name, purpose, dataCategories, population, populationCount, critical, ttlMs, checkGapMs, ownerIds } =
    described
  const about = [name, purpose, dataCategories, population, populationCount, critical, ttlMs, checkGapMs]
  return JSON.stringify([
    'standdown/resume/v2',
    program.id,
    program.epoch.toString(),
    [...about, [...ownerIds].sort()],
    [...incidentIds].sort(),
    proofs,
    [plan.noticeMs, plan.automatic, steps],
  ])
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null
}
