import type { JudgmentKind } from '@/lib/clocks/model'

export const assessmentDecisions = ['applies', 'does_not_apply'] as const
export type AssessmentDecision = (typeof assessmentDecisions)[number]

/** A clock as the timeline names it. The latest arguable date is for counsel and stands in no entry. */
interface ClockNamed {
  readonly clockId: string
  readonly regime: string
  readonly duty: string
  readonly title: string
  readonly version: number
}

/** What an administrator or counsel can say of one law. */
export interface RegimeSettings {
  readonly enabled: boolean
  readonly mark: string | null
  /** `YYYY-MM-DD`. */
  readonly reviewedOn: string | null
  readonly note: string
}

/** What the workplace has declared for counting. */
export interface CountingSettings {
  readonly zone: string
  readonly calendar: string | null
  readonly reliefEntity: 'listed' | 'other' | null
  readonly reliefOff: boolean
  readonly smallAgent: boolean
  readonly targetHoursOf72: number
  readonly decisionDueHours: number
}

/** What is recorded of judgments, laws to assess and clocks on an incident's stream; of settings on the workplace's. */
export interface ClockEvents {
  'judgment.recorded': {
    readonly kind: JudgmentKind
    readonly regime: string | null
    readonly at: string
    readonly reason: string
    /** The entry of the judgment in whose place it stands. */
    readonly supersedes: number | null
  }
  'regime.assessment_opened': {
    readonly regimes: readonly { readonly regime: string; readonly title: string; readonly why: readonly string[] }[]
    readonly owner: string | null
    readonly decisionDue: string
  }
  'regime.assessed': {
    readonly regime: string
    readonly title: string
    readonly from: AssessmentDecision | null
    readonly to: AssessmentDecision
    readonly reason: string
  }
  'clock.started': ClockNamed & {
    readonly startsAt: string
    /** Null where the law names no number. */
    readonly due: string | null
    readonly anchors: readonly number[]
    readonly calendar: string | null
  }
  'clock.superseded': ClockNamed & { readonly due: string | null; readonly reason: string }
  'clock.alerted': ClockNamed & { readonly mark: string; readonly due: string }
  'clock.missed': ClockNamed & { readonly due: string }
  'clock.met': ClockNamed & {
    readonly due: string | null
    readonly metAt: string
    readonly receipt: string
    /** Why it came after the due date; null if it did not. */
    readonly lateReasons: string | null
  }
  'clock.not_required': ClockNamed & { readonly reason: string }
  'regime.setting_changed': {
    readonly regime: string
    readonly title: string
    readonly from: RegimeSettings
    readonly to: RegimeSettings
  }
  'counting.setting_changed': { readonly from: CountingSettings; readonly to: CountingSettings }
  'calendar_feed.made': { readonly personId: string; readonly again: boolean }
  'calendar_feed.revoked': { readonly personId: string }
}
