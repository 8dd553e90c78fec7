import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ScriptedGateway } from '@/lib/conformance/gateway'
import { Sink } from '@/lib/conformance/sink'
import { Subject } from '@/lib/conformance/subject'
import type { WallClock } from '@/lib/conformance/wall-clock'

/** What the kit is told about the command. */
export interface Trial {
  readonly command: string
  readonly ttlMs: number
  /** `c`: how much later than permitted a record may be seen. */
  readonly gapMs: number
}

/** The collector did not do what the case asks. */
export class CaseFailed extends Error {}
/** The case can't be played with this command, or on this machine. */
export class NotPlayed extends Error {}

/** How often lines come on standard input. */
const recordEveryMs = 20
const lookEveryMs = 10

/** One gateway, one run of the command, one notebook. */
export class Stage {
  readonly gateway: ScriptedGateway
  readonly sink = new Sink(() => this.records.push(this.now()))
  /** When each record was seen, in milliseconds since the case began. */
  readonly records: number[] = []
  /** Records that may be seen late: one frozen between its last check and its write. */
  forgiven = 0
  /** Whether the command may end by itself, as one may that was refused. */
  mayEnd = false
  readonly #began = performance.now()
  readonly #folder = mkdtempSync(join(tmpdir(), 'standdown-conformance-'))
  #subject: Subject | null = null
  readonly #variables: Record<string, string>

  constructor(
    readonly trial: Trial,
    caseName: string,
    readonly clock: WallClock | null,
  ) {
    this.gateway = new ScriptedGateway(`conformance-${caseName}`, trial.ttlMs, () => this.now())
    this.#variables = {
      STANDDOWN_COLLECTOR_TOKEN: `sdc_${randomBytes(32).toString('base64url')}`,
      STANDDOWN_COLLECTOR_ID: `conformance-${caseName}`,
      STANDDOWN_PROGRAM: `conformance-${caseName}`,
      STANDDOWN_STATE_DIR: this.#folder,
      // What a killed command leaves behind goes with the case.
      TMPDIR: this.#folder,
    }
  }

  /** Milliseconds since the case began. */
  now(): number {
    return performance.now() - this.#began
  }

  /** Starts the command; again after a crash. */
  async start(extra: { prepare?: boolean } = {}): Promise<void> {
    if (this.gateway.url === '') await Promise.all([this.gateway.open(), this.sink.open()])
    const env = {
      ...process.env,
      ...this.#variables,
      STANDDOWN_GATEWAY_URL: this.gateway.url,
      STANDDOWN_SINK_URL: `${this.sink.url}/records`,
      ...(extra.prepare && { STANDDOWN_PREPARE_URL: `${this.sink.url}/prepare` }),
      ...this.clock?.variables,
    }
    this.#subject = new Subject(this.trial.command, env, recordEveryMs, () => this.records.push(this.now()))
  }

  get subject(): Subject {
    if (!this.#subject) throw new Error('the command was not started')
    return this.#subject
  }

  wait(ms: number): Promise<void> {
    return wait(ms).then(() => undefined)
  }

  /** Waits until it holds; fails the case with what was waited for when it doesn't. */
  async until(holds: () => boolean, withinMs: number, what: string): Promise<void> {
    const end = this.now() + withinMs
    while (!holds()) {
      if (this.#subject?.exit && !this.mayEnd) throw new CaseFailed(`the command ended: ${this.#subject.exit}`)
      if (this.now() >= end) throw new CaseFailed(`not seen within ${seconds(withinMs)}: ${what}`)
      await wait(lookEveryMs)
    }
  }

  /** Waits for `count` more records than there are. */
  async recording(count = 3, withinMs = 4 * this.trial.ttlMs + 3000): Promise<void> {
    const wanted = this.records.length + count
    await this.until(() => this.records.length >= wanted, withinMs, 'records while there was permission')
  }

  /** Starts the subject and waits until it records. */
  async collecting(): Promise<void> {
    await this.start()
    await this.recording()
  }

  /** Waits until every permission that was given is over, with the time for a late record to show. */
  async permissionOver(extraMs = 0.5 * this.trial.ttlMs): Promise<void> {
    const over = (this.gateway.permission.lastUntil ?? this.now()) + this.trial.gapMs + extraMs
    await wait(Math.max(0, over - this.now()))
  }

  async close(): Promise<void> {
    await this.#subject?.end()
    this.sink.close()
    await this.gateway.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}
