export interface GuardOptions {
  /** The program's slug. */
  readonly program: string
  readonly gatewayUrl: string
  /** An observer's token of the program. */
  readonly token: string
  /** Where it keeps the highest epoch, its key and what is sealed. Nobody else may read it. */
  readonly stateDir: string
  /** What this guard is called in reports, such as the host's name. */
  readonly place: string
  /** A body may be this long. */
  readonly maxBytes: number
  /** All that is sealed may be this long; what comes without proof, a tenth of it. */
  readonly quarantineBytes: number
}

export const guardDefaults = { maxBytes: 16 * 1024 * 1024, quarantineBytes: 1024 ** 3 } as const

/** Without a word from the gateway for this long the guard knows nothing any more, and lets nothing in. */
export const silentAtMostMs = 60_000
/** The clock and the stops are asked for this often, beside the wait for a change. */
export const lookEveryMs = 10_000
export const reportEveryMs = 1000
export const decisionsEveryMs = 2000
