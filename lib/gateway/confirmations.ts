import { systemActor } from '@/lib/gateway/actor'
import { orOneByOne } from '@/lib/gateway/one-by-one'
import { type ConfirmationOutcome, recordConfirmations } from '@/lib/programs/commands/confirmations'

export interface Report {
  readonly collectorId: string
  readonly tokenId: string
  readonly bootId: string
  readonly result: 'stopped' | 'failed'
  readonly source: 'confirm' | 'lease'
  readonly lastRecordAt: string | null
  readonly inFlight: number | null
  readonly buffered: number | null
}

interface Waiting {
  readonly report: Report
  readonly resolve: (outcome: ConfirmationOutcome) => void
  readonly reject: (thrown: unknown) => void
}

/** Told of each transaction: what became of each report, and how long it took. */
interface Told {
  wrote(outcomes: readonly ConfirmationOutcome[], ms: number): void
}

interface Batch {
  waiting: Waiting[]
  busy: boolean
}

/** The first of a batch waits this long; while one batch is written the next one gathers. */
const gatherMs = 8

/** Keeps confirmations durably, in batches, before any of them is answered. */
export class Confirmations {
  readonly #batches = new Map<string, Batch>()
  #underWay = new Set<Promise<void>>()

  constructor(private readonly told?: Told) {}

  add(programId: string, epoch: string, report: Report): Promise<ConfirmationOutcome> {
    const key = `${programId} ${epoch}`
    const batch = this.#batches.get(key) ?? { waiting: [], busy: false }
    this.#batches.set(key, batch)
    return new Promise((resolve, reject) => {
      batch.waiting.push({ report, resolve, reject })
      if (batch.busy) return
      batch.busy = true
      const work = this.write(key, batch, programId, epoch).finally(() => this.#underWay.delete(work))
      this.#underWay.add(work)
    })
  }

  /** Resolves when all that has been said is written. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay)
  }

  private async write(key: string, batch: Batch, programId: string, epoch: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, gatherMs))
    while (batch.waiting.length > 0) {
      const now = takeOneVoiceEach(batch.waiting)
      const record = async (some: readonly Waiting[]) => {
        const reports = some.map((one) => one.report)
        const beganAt = performance.now()
        const outcomes = await recordConfirmations(systemActor, { programId, epoch, reports })
        const became = some.map((one) => outcomes[one.report.collectorId] ?? 'unknown')
        this.told?.wrote(became, performance.now() - beganAt)
        some.forEach((one, index) => {
          one.resolve(became[index] ?? 'unknown')
        })
      }
      await orOneByOne(now, record, (one, thrown) => one.reject(thrown))
    }
    batch.busy = false
    this.#batches.delete(key)
  }
}

/** Takes up to 2,000 out; where two boots speak for one collector, the second waits for the next batch. */
function takeOneVoiceEach(waiting: Waiting[]): Waiting[] {
  const voices = new Map<string, string>()
  const taken: Waiting[] = []
  const left: Waiting[] = []
  for (const one of waiting.splice(0)) {
    const voice = `${one.report.tokenId} ${one.report.bootId}`
    const before = voices.get(one.report.collectorId) ?? voice
    voices.set(one.report.collectorId, before)
    if (voice === before && taken.length < 2000) taken.push(one)
    else left.push(one)
  }
  waiting.push(...left)
  return taken
}
