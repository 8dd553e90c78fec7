import type { BusinessCalendar } from '@/lib/clocks/calendars'
import type { CountingOptions, Due, Duty } from '@/lib/clocks/model'
import type { Zone } from '@/lib/time'

/** Everything that a rule counts from. */
export interface Period {
  readonly startsAt: Date
  /** The second anchor of a double limit. */
  readonly aware: Date
  readonly zone: Zone
  readonly options: CountingOptions
  /** The declared calendar of a member state; null where none is. */
  readonly calendar: BusinessCalendar | null
  /** The anchor as it reads: `Aware, 23 Oct 2026, 14:20 UTC`. */
  readonly from: string
}

/** What counting gave. `latestArguable` may equal the conservative date here. */
export interface Counted {
  readonly conservativeDue: Date | null
  readonly latestArguable?: Date
  readonly precision: Due['precision']
  readonly explanation: readonly string[]
  readonly calendar?: BusinessCalendar
}

export type RuleOf<K extends Duty['rule']['kind']> = Extract<Duty['rule'], { kind: K }>
