/** When an incident's exposure may have begun, and when it was contained. Times are the database's, or people's. */
export interface ExposureTimes {
  readonly filedAt: Date
  readonly startedAt: Date | null
  readonly detectedAt: Date | null
  readonly containedAt: Date | null
}

/** An exposure as its hours are counted. */
export interface Exposure {
  readonly from: Date
  /** What the beginning rests on: as recorded, or no later than when it was noticed or filed. */
  readonly since: 'started' | 'noticed' | 'filed'
  /** Null while it goes on. */
  readonly until: Date | null
  readonly ended: 'contained' | 'stopped' | null
}

/** What guards and stores saw of a program's data after a pause, in records. */
export interface RecordsAfterPause {
  /** Whether a guard or a store can have seen it at all. */
  readonly watched: boolean
  /** Captured after pause + T, or when its lease was over. */
  readonly violation: number
  /** Captured by leave, arrived later. */
  readonly late: number
  readonly unknown: number
}

/** One pause of one program. */
export interface PauseFacts {
  readonly epoch: string
  readonly pausedAt: Date
  /** When the last collector was accounted for; null while some are not. */
  readonly completedAt: Date | null
  readonly records: RecordsAfterPause
}

/** A program that an incident names, with the first pause for which the incident held a lock. */
export interface ProgramOfIncident {
  readonly slug: string
  readonly name: string
  readonly mayRead: boolean
  readonly pause: PauseFacts | null
}

/** An incident that names a program, with the first pause of it for which it held a lock. */
export interface IncidentOfProgram extends ExposureTimes {
  readonly reference: string
  readonly title: string
  readonly completedAt: Date | null
}

/** The middle and the slow end of some values, which may be milliseconds or records. */
export interface Percentiles {
  readonly median: number | null
  readonly p90: number | null
  readonly count: number
}

export const measures = ['pause', 'exposure', 'records'] as const
export type Measure = (typeof measures)[number]

export const measureTitles: Readonly<Record<Measure, string>> = {
  pause: 'Filed to pause complete',
  exposure: 'Exposure hours',
  records: 'Records after the pause',
}

/** What each figure means; the pages print it under the figure. */
export const measureDefinitions: Readonly<Record<Measure, string>> = {
  pause:
    'From filing to the moment when the last collector of a program that was paused for the incident was accounted for: it confirmed, its lease certainly ran out, or a person vouches. A program that stood before the filing is left out.',
  exposure:
    'From the earliest known start (as recorded, else when it was noticed, else the filing) until the incident was contained, or until every program that it names was paused for it and accounted for, whichever came first. What was collected before may stay open to others until containment.',
  records:
    'Records that a guard or a store saw of the paused program’s data, captured after the pause and T, or when their lease was over. Late records were captured in time; unknown ones tell no time or no lease. Programs that no guard or store reports on are left out.',
}
