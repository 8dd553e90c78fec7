import type { RampPlan, SafeguardRecord } from '@/lib/programs/model'

/**
 * What an approval of a resume is bound to: the program, its epoch, the proof of each required safeguard and the
 * ramp. Its SHA-256 stands on each approval; an edit, a new lock or another epoch leaves the approval behind.
 */
export function resumeContent(
  program: { readonly id: string; readonly epoch: bigint },
  safeguards: readonly SafeguardRecord[],
  steps: RampPlan,
): string {
  const proofs = safeguards
    .filter((safeguard) => safeguard.required)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((s) => [s.id, s.title, s.promise, s.state, s.evidence, s.verifiedById, iso(s.verifiedAt), iso(s.expiresAt)])
  return JSON.stringify(['standdown/resume/v1', program.id, program.epoch.toString(), proofs, steps])
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null
}
