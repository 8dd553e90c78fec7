import type { AccessFound, FactPayloads, Sample } from '@/lib/incidents/facts'
import type {
  Exposure,
  IncidentKind,
  IncidentRole,
  IncidentStatus,
  SeverityLevel,
  Visibility,
} from '@/lib/incidents/model'

/** A log or other source that a review searched. Times are ISO 8601 in UTC. */
export interface FindingSource {
  readonly name: string
  /** A source that records only writes says nothing about reads. */
  readonly recordsReads: boolean
  readonly retainedFrom: string | null
}

export const findingOutcomes = ['no_indication', 'access_found', 'inconclusive', 'other'] as const
export type FindingOutcome = (typeof findingOutcomes)[number]

/** A structured result: what was examined, by whom, how, and what came out. */
export interface Finding {
  readonly systems: readonly string[]
  readonly sources: readonly FindingSource[]
  readonly windowFrom: string
  readonly windowTo: string
  readonly method: string
  /** 0–100: how much of what these sources hold of the window was gone through. */
  readonly coveragePercent: number
  readonly gaps: readonly string[]
  readonly reviewer: string
  readonly secondReviewer: string | null
  readonly finished: boolean
  readonly outcome: FindingOutcome
  readonly text: string
  /** Of a finding of access. Absent, as the next two, from findings of the first version. */
  readonly access?: AccessFound | null
  /** The sources were checked to be whole and unaltered. */
  readonly integrityChecked?: boolean
  /** Only so much of it was looked at; null where all was. */
  readonly sampled?: Sample | null
}

/** What is recorded on an incident's stream by people working on it. */
export interface IncidentEvents {
  'incident.filed': {
    readonly reference: string
    readonly title: string
    readonly summary: string
    readonly kind: IncidentKind
    readonly severity: SeverityLevel
    readonly provisional: boolean
    readonly visibility: Visibility
    readonly drill: boolean
    readonly programs: readonly { readonly id: string; readonly name: string }[]
    readonly exposure: Exposure
    readonly startedAt: string | null
    readonly detectedAt: string | null
  }
  'note.added': { readonly text: string }
  'decision.recorded': { readonly text: string }
  'action.recorded': { readonly text: string }
  'observation.recorded': { readonly text: string }
  'communication.recorded': { readonly text: string; readonly counterpart: string }
  'containment.recorded': { readonly text: string }
  'finding.recorded': Finding
  'severity.changed': {
    readonly from: SeverityLevel
    readonly to: SeverityLevel
    readonly wasProvisional: boolean
    readonly reason: string
    /** The suggestion that it answers, and why the level is another one; absent where none had been made. */
    readonly suggestion?: {
      readonly seq: number
      readonly suggested: SeverityLevel
      readonly difference: string | null
    }
  }
  'status.changed': {
    readonly from: IncidentStatus
    readonly to: IncidentStatus
    readonly reason: string
    readonly duplicateOf: string | null
  }
  'role.assigned': {
    readonly role: IncidentRole
    readonly from: string | null
    readonly to: string | null
    readonly toId: string | null
  }
  'exposure.changed': { readonly before: Exposure; readonly after: Exposure; readonly reason: string }
  'program.linked': { readonly programId: string; readonly name: string }
  'member.added': { readonly personId: string; readonly name: string }
  'evidence.added': {
    readonly number: number
    readonly fileName: string
    readonly mediaType: string
    readonly sizeBytes: number
    readonly sha256: string
    readonly note: string
  }
  'entry.corrected': { readonly reason: string; readonly text: string }
  'cause.recorded': FactPayloads['cause.recorded']
  'bounds.recorded': FactPayloads['bounds.recorded']
  'count.recorded': FactPayloads['count.recorded']
  'notification.recorded': FactPayloads['notification.recorded']
  'question.opened': FactPayloads['question.opened']
  'question.answered': FactPayloads['question.answered']
  'evidence.impugned': FactPayloads['evidence.impugned']
  'log_source.found': FactPayloads['log_source.found']
}
