import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { newId } from '@/lib/id'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { ownDatabase } from '@/lib/testing/database'
import { CollectorProcess, type StartOptions } from '@/lib/testing/faults/collector-process'
import { SteppedClock } from '@/lib/testing/faults/stepped-clock'
import { TcpProxy } from '@/lib/testing/faults/tcp-proxy'
import { addCast, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'

const ttlMs = 1500
/** `c`, with what two busy cores add to a write and to the recorder's look at it. */
const checkGapMs = 500
/** Generous: what is waited for comes in its own time. */
const patience = { timeout: 40_000, interval: 40 }

/** One program with one collector, on a wire of their own. */
export interface Line {
  readonly program: TestProgram
  readonly collector: CollectorProcess
  readonly wire: TcpProxy
}

/** The gateway and its database, and the collectors that the tests put before them. */
export class Site {
  readonly #folder = mkdtempSync(join(tmpdir(), 'standdown-faults-'))
  readonly #lines: Line[] = []

  private constructor(
    private readonly cast: Cast,
    private readonly gateway: RunningGateway,
  ) {}

  static async open(): Promise<Site> {
    const gateway = await startGateway({ databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0 })
    return new Site(await addCast(), gateway)
  }

  /** A collector at work: its records arrive. */
  async line(over: Pick<StartOptions, 'freezeAt' | 'env'> = {}): Promise<Line> {
    const program = await addProgram(this.cast.owner, { ttlMs, checkGapMs })
    const wire = await TcpProxy.start(this.gateway.url)
    const file = join(this.#folder, `${program.slug}.times`)
    const collector = new CollectorProcess({ gatewayUrl: wire.url, program, collectorId: 'agent', file, ...over })
    const line = { program, collector, wire }
    this.#lines.push(line)
    await vi.waitFor(() => expect(collector.records.length).toBeGreaterThan(20), patience)
    return line
  }

  /** A wall clock for one collector. */
  clock(): SteppedClock {
    return new SteppedClock(join(this.#folder, `${newId()}.clock`))
  }

  pause({ program }: Line): Promise<unknown> {
    return pauseProgram(this.cast.owner, { programId: program.id, reason: 'Exposed.' })
  }

  /** Waits until every collector is accounted for; how the one of this line was. */
  async accounted({ program }: Line): Promise<string> {
    await vi.waitFor(async () => expect((await programOf(program)).phase).toBe('paused'), patience)
    const account = await db().collectorAccount.findFirstOrThrow({ where: { programId: program.id } })
    return account.kind
  }

  /** Waits until the collector has come back and told of its stop, though it counts as expired. */
  async toldLate({ program }: Line): Promise<void> {
    const account = () => db().collectorAccount.findFirstOrThrow({ where: { programId: program.id } })
    await vi.waitFor(async () => expect((await account()).lateConfirmedAt).not.toBeNull(), patience)
  }

  /** Waits until the gateway hears of the collector again. */
  async heardAgain({ program }: Line): Promise<void> {
    const since = new Date()
    const collector = () => db().collector.findFirstOrThrow({ where: { programId: program.id } })
    await vi.waitFor(
      async () => expect((await collector()).lastSeenAt.getTime()).toBeGreaterThan(since.getTime()),
      patience,
    )
  }

  /** Waits until the collector has come to its point and the system says that it is stopped. */
  async frozen({ collector }: Line): Promise<void> {
    await vi.waitFor(() => expect(collector.frozen).toBe(true), patience)
  }

  async close(): Promise<void> {
    await Promise.all(this.#lines.map(({ collector }) => collector.end()))
    await Promise.all(this.#lines.map(({ wire }) => wire.close()))
    await this.gateway.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** How long after T each late record came, in milliseconds, by the recorder alone. The promise is that there is none. */
export async function lateRecords({ program, collector }: Line): Promise<number[]> {
  const { pausedAt } = await programOf(program)
  if (!pausedAt) throw new Error('the program was never paused')
  const bound = pausedAt.getTime() + ttlMs + checkGapMs
  return collector.records.filter((at) => at > bound).map((at) => at - bound)
}

function programOf({ id }: TestProgram) {
  return db().program.findUniqueOrThrow({ where: { id } })
}
