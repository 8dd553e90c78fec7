import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { ProgramCore, ResumeRequestRecord, SafeguardRecord } from '@/lib/programs/model'
import { activeLocks, linkedIncidents, openQuarantine } from '@/lib/programs/queries/facts'
import { contentHash, resumeSubject } from '@/lib/programs/queries/request'
import { checklist } from '@/lib/programs/rules/checklist'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import type { GateFacts } from '@/lib/programs/rules/resume'

type Asked = ProgramCore & { readonly ownerIds: readonly string[] }

export interface Gate<P extends Asked> extends GateFacts {
  readonly program: P
  readonly safeguards: readonly SafeguardRecord[]
  readonly critical: boolean
}

/** All that the way back is decided on, read in this transaction: for a resume, and for each step of its ramp. */
export async function gate<P extends Asked>(
  tx: Tx,
  { program, now }: { readonly program: P; readonly now: Date },
  request: ResumeRequestRecord | null,
): Promise<Gate<P>> {
  const locks = await activeLocks(tx, program.id)
  const incidents = await linkedIncidents(tx, program.id)
  const subject = await resumeSubject(tx, program)
  const { safeguards, described } = subject
  const open = await openQuarantine(tx, program.id)
  const { ownerIds } = program
  const lines = checklist({ activeLocks: locks, incidents, safeguards, openQuarantine: open, ownerIds, now })
  const hash = contentHash(subject, request?.plan ?? atOnce)
  const { critical } = described
  return { program, request, activeLocks: locks, lines, contentHash: hash, now, safeguards, critical }
}
