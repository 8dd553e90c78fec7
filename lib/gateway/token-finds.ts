import type { Pool } from 'pg'
import type { TokenPurpose } from '@/lib/programs/model'

export interface FoundToken {
  readonly id: string
  readonly programId: string
  readonly purpose: TokenPurpose
  readonly prefix: string
  readonly secretHash: Uint8Array
}

interface Asking {
  readonly prefix: string
  readonly resolve: (row: FoundToken | null) => void
  readonly reject: (thrown: unknown) => void
}

/** One statement looks for this many; the others wait for the next. */
const atOnce = 1000

const columns = `SELECT id, "programId", purpose, prefix, "secretHash" FROM collector_token`

/** Finds tokens that count. One statement at a time: a flood of strangers never stands in front of the grants' reads. */
export class TokenFinds {
  #asking: Asking[] = []
  #busy = false

  constructor(private readonly reads: Pool) {}

  byPrefix(prefix: string): Promise<FoundToken | null> {
    return new Promise((resolve, reject) => {
      this.#asking.push({ prefix, resolve, reject })
      if (this.#busy) return
      this.#busy = true
      setImmediate(() => void this.serve())
    })
  }

  async byId(id: string): Promise<FoundToken | null> {
    const text = `${columns} WHERE id = $1 AND "revokedAt" IS NULL`
    const { rows } = await this.reads.query<FoundToken>({ name: 'find-token-by-id', text, values: [id] })
    return rows[0] ?? null
  }

  private async serve(): Promise<void> {
    const text = `${columns} WHERE prefix = ANY($1::text[]) AND "revokedAt" IS NULL`
    while (this.#asking.length > 0) {
      const asking = this.#asking.splice(0, atOnce)
      try {
        const values = [[...new Set(asking.map((one) => one.prefix))]]
        const { rows } = await this.reads.query<FoundToken>({ name: 'find-tokens', text, values })
        const found = new Map(rows.map((row) => [row.prefix, row]))
        for (const { prefix, resolve } of asking) resolve(found.get(prefix) ?? null)
      } catch (thrown) {
        for (const { reject } of asking) reject(thrown)
      }
    }
    this.#busy = false
  }
}
