import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const endWithinMs = 1000

/** The command under test, in a process group of its own, so that it can be frozen and killed with all its children. */
export class Subject {
  readonly #child: ChildProcess
  readonly #ended: Promise<void>
  readonly #feed: NodeJS.Timeout
  /** What it said on standard error, the first and the last of it. */
  complaint = ''
  /** Null while it runs. */
  exit: string | null = null

  constructor(command: string, env: NodeJS.ProcessEnv, everyMs: number, onRecord: () => void) {
    const child = spawn('/bin/sh', ['-c', command], { env, detached: true, stdio: 'pipe' })
    this.#child = child
    createInterface({ input: child.stdout }).on('line', onRecord)
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.complaint = (this.complaint + text).slice(0, 2000)
    })
    // A command may make its own records and not read.
    child.stdin.on('error', () => undefined)
    let n = 0
    this.#feed = setInterval(() => {
      n += 1
      child.stdin.write(`record ${n}\n`)
    }, everyMs)
    this.#ended = new Promise((resolve) => {
      child.once('error', (cause) => this.ended(cause.message, resolve))
      child.once('exit', (code, signal) => this.ended(signal ?? `exit code ${code}`, resolve))
    })
  }

  freeze(): void {
    this.signal('SIGSTOP')
  }

  thaw(): void {
    this.signal('SIGCONT')
  }

  /** No goodbye: as when the machine loses its power. */
  async crash(): Promise<void> {
    this.signal('SIGKILL')
    await this.#ended
  }

  /** Asks it to end, then makes it. */
  async end(): Promise<void> {
    clearInterval(this.#feed)
    this.thaw()
    this.signal('SIGTERM')
    const force = setTimeout(() => this.signal('SIGKILL'), endWithinMs)
    await this.#ended
    clearTimeout(force)
    this.signal('SIGKILL')
  }

  private ended(how: string, resolve: () => void): void {
    this.exit = how
    clearInterval(this.#feed)
    resolve()
  }

  private signal(name: NodeJS.Signals): void {
    try {
      if (this.#child.pid) process.kill(-this.#child.pid, name)
    } catch {
      // The whole group has ended.
    }
  }
}
