import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FreezePoint } from '@/lib/testing/faults/freeze-points'
import type { TestProgram } from '@/lib/testing/programs/cast'

const folder = import.meta.dirname

export interface StartOptions {
  readonly gatewayUrl: string
  readonly program: TestProgram
  readonly collectorId: string
  /** Where the recorder writes. */
  readonly file: string
  readonly freezeAt?: FreezePoint
  readonly env?: Readonly<Record<string, string>>
}

/** A collector in a process of its own, and beside it one that notes when its records came. */
export class CollectorProcess {
  readonly #collector: ChildProcess
  readonly #recorder: ChildProcess
  readonly #file: string

  constructor({ gatewayUrl, program, collectorId, file, freezeAt, env = {} }: StartOptions) {
    const out = openSync(file, 'a')
    this.#file = file
    this.#recorder = spawn(process.execPath, [join(folder, 'recorder-main.ts')], { stdio: ['pipe', out, 'inherit'] })
    closeSync(out)
    const main = join(folder, 'collector-main.ts')
    this.#collector = spawn(process.execPath, [main, gatewayUrl, program.token, collectorId, program.slug], {
      stdio: ['ignore', this.#recorder.stdin, 'inherit'],
      env: { ...process.env, ...env, ...(freezeAt && { FREEZE_AT: freezeAt }) },
    })
  }

  /** When each record came, on the clock of the machine. */
  get records(): number[] {
    const lines = readFileSync(this.#file, 'utf8').split('\n')
    return lines.filter((line) => line !== '').map(Number)
  }

  /** From now on it freezes at its point. */
  arm(): void {
    this.#collector.kill('SIGUSR2')
  }

  /** Whether the system says that it is stopped. */
  get frozen(): boolean {
    const stat = readFileSync(`/proc/${this.#collector.pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T')
  }

  thaw(): void {
    this.#collector.kill('SIGCONT')
  }

  async end(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#recorder.once('close', () => resolve()))
    this.#collector.kill('SIGKILL')
    this.#recorder.stdin?.end()
    await ended
  }
}
