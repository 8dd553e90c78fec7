import type { ActiveLock, LinkedIncident, ResumeRequestRecord, SafeguardRecord } from '@/lib/programs/model'
import { isSettled } from '@/lib/programs/rules/locks'

export interface ChecklistFacts {
  readonly activeLocks: readonly ActiveLock[]
  /** Every incident linked to the program, those that the viewer can't see included. */
  readonly incidents: readonly LinkedIncident[]
  readonly safeguards: readonly SafeguardRecord[]
  /** Batches of quarantined data that two people have not agreed on. */
  readonly openQuarantine: number
  readonly ownerIds: readonly string[]
  readonly now: Date
}

/** One line of the gate. `id` names the lock's program-wide line, the incidents' line, or a safeguard. */
export interface ChecklistLine {
  readonly id: string
  readonly label: string
  readonly met: boolean
  /** What is missing, for the person who must mend it; empty when met. */
  readonly missing: string
}

/** Everything that must hold at the moment of resuming, apart from the approvals. */
export function checklist(facts: ChecklistFacts): ChecklistLine[] {
  const locks = facts.activeLocks.length
  const unsettled = facts.incidents.filter((incident) => !isSettled(incident)).length
  const { openQuarantine: open } = facts
  const batches = open === 1 ? '1 batch waits' : `${open} batches wait`
  return [
    line('locks', 'No lock on the program', locks === 0, `${count(locks, 'lock')} still on the program.`),
    // Without a number: one of them may be restricted.
    line('incidents', 'Linked incidents contained', unsettled === 0, 'A linked incident is not contained yet.'),
    line('quarantine', 'Quarantined data decided on', open === 0, `${batches} for two people’s decision.`),
    ...facts.safeguards.filter((safeguard) => safeguard.required).map((safeguard) => safeguardLine(safeguard, facts)),
  ]
}

/** Why this safeguard doesn't count as proven now; null when it does. Only someone who isn't an owner can prove it. */
export function safeguardGap(safeguard: SafeguardRecord, ownerIds: readonly string[], now: Date): string | null {
  if (safeguard.state === 'failed') return 'Failed its last check.'
  if (safeguard.state === 'claimed') return 'Claimed, not verified.'
  if (!safeguard.evidence) return 'Verified without evidence.'
  if (!safeguard.verifiedById || ownerIds.includes(safeguard.verifiedById))
    return 'Verified by an owner of the program; someone else must.'
  if (safeguard.expiresAt && safeguard.expiresAt <= now) return 'Its verification has expired.'
  return null
}

/** Two people other than the requester, one of them in the privacy role, on exactly this content. */
export function approvalGap(request: ResumeRequestRecord, contentHash: string): string | null {
  const counted = currentApprovals(request, contentHash)
  const people = new Set(counted.map((approval) => approval.personId)).size
  if (people === 0) return 'Two other people must approve, one of them counsel.'
  if (people === 1) return 'One more person must approve.'
  if (!counted.some((approval) => approval.asRole === 'counsel')) return 'Counsel must approve.'
  return null
}

/** Approvals that were given on this content by people who still hold the role; an edit since leaves them behind. */
export function currentApprovals(request: ResumeRequestRecord, contentHash: string) {
  return request.approvals.filter(
    ({ hash, holdsRole, personId }) => hash === contentHash && holdsRole && personId !== request.requestedById,
  )
}

function safeguardLine(safeguard: SafeguardRecord, facts: ChecklistFacts): ChecklistLine {
  const gap = safeguardGap(safeguard, facts.ownerIds, facts.now)
  return line(safeguard.id, safeguard.title, gap === null, gap ?? '')
}

function line(id: string, label: string, met: boolean, missing: string): ChecklistLine {
  return { id, label, met, missing: met ? '' : missing }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? ' is' : 's are'}`
}
