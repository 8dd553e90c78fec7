import type { Pool } from 'pg'
import type { LeaseMessage } from '@/lib/gateway/messages'
import { log } from '@/lib/log'

interface Beat {
  readonly id: string
  readonly bootId: string
  readonly seq: number
  readonly phase: string
  readonly lastEpoch: string
  readonly granted: boolean
  readonly lastRecordAt: string | null
  readonly recorded: number
  readonly dropped: number
  readonly buffered: number
  readonly version: string | null
}

/** Told of each statement: how many heartbeats it wrote, or how many wait for the next. */
interface Told {
  wrote(count: number, outcome: 'written' | 'postponed'): void
}

const everyMs = 1000

const text = `
  UPDATE collector c SET "bootSeq" = b.seq, phase = b.phase, "lastEpoch" = b."lastEpoch",
    "lastSeenAt" = n.now, "lastGrantAt" = CASE WHEN b.granted THEN n.now ELSE c."lastGrantAt" END,
    "lastRecordAt" = greatest(b."lastRecordAt", c."lastRecordAt"), recorded = b.recorded, dropped = b.dropped, buffered = b.buffered,
    version = coalesce(b.version, c.version),
    "otherBootAt" = CASE WHEN b."bootId" <> c."bootId" THEN n.now ELSE c."otherBootAt" END
  FROM jsonb_to_recordset($1::jsonb) AS b(id uuid, "bootId" text, seq bigint, phase text, "lastEpoch" bigint, granted boolean,
    "lastRecordAt" timestamptz, recorded bigint, dropped bigint, buffered bigint, version text), (SELECT standdown_now() AS now) n
  WHERE c.id = b.id`

/** What collectors last said, kept in memory and written once a second in one statement. Losing a second of it is harmless. */
export class Heartbeats {
  #beats = new Map<string, Beat>()
  readonly #timer: NodeJS.Timeout
  #writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly reads: Pool,
    private readonly told?: Told,
  ) {
    this.#timer = setInterval(() => void this.flush(), everyMs)
    this.#timer.unref()
  }

  note(id: string, { bootId, seq, agent, programs: [report] }: LeaseMessage, granted: boolean): void {
    if (!report) return
    const before = this.#beats.get(id)
    if (before && before.bootId === bootId && before.seq > seq) return
    const { phase, lastEpoch, counters } = report
    const optional = { lastRecordAt: report.lastRecordAt ?? null, version: agent?.version ?? null }
    this.#beats.set(id, { id, bootId, seq, phase, lastEpoch, granted, ...optional, ...counters })
  }

  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.write())
    return this.#writing
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.flush()
  }

  private async write(): Promise<void> {
    const beats = this.#beats
    if (beats.size === 0) return
    this.#beats = new Map()
    const values = [JSON.stringify([...beats.values()])]
    try {
      await this.reads.query({ name: 'write-heartbeats', text, values })
      this.told?.wrote(beats.size, 'written')
    } catch (err) {
      log.warn({ err, beats: beats.size }, 'heartbeats were not written')
      this.told?.wrote(beats.size, 'postponed')
      // They are written with the next ones, unless a newer one of the same collector has come meanwhile.
      this.#beats = new Map([...beats, ...this.#beats])
    }
  }
}
