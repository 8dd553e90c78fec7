import type { Pool } from 'pg'
import type { TokenPurpose } from '@/lib/programs/model'

export interface FoundToken {
  readonly id: string
  readonly programId: string
  readonly purpose: TokenPurpose
  readonly prefix: string
  readonly secretHash: Uint8Array
}

/** A token that does not count any more, and its program's slug. */
export interface RevokedToken extends FoundToken {
  readonly slug: string
}

interface Asking<Row> {
  readonly key: string
  readonly resolve: (row: Row | null) => void
  readonly reject: (thrown: unknown) => void
}

/** One statement looks for this many; the others wait for the next. */
const atOnce = 1000

/** One statement at a time serves all that ask: a flood of strangers never stands in front of the grants' reads. */
export class InTurn<Row> {
  #asking: Asking<Row>[] = []
  #busy = false

  constructor(
    private readonly find: (keys: readonly string[]) => Promise<readonly Row[]>,
    private readonly keyOf: (row: Row) => string,
  ) {}

  of(key: string): Promise<Row | null> {
    return new Promise((resolve, reject) => {
      this.#asking.push({ key, resolve, reject })
      if (this.#busy) return
      this.#busy = true
      setImmediate(() => void this.serve())
    })
  }

  private async serve(): Promise<void> {
    while (this.#asking.length > 0) {
      const asking = this.#asking.splice(0, atOnce)
      try {
        const rows = await this.find([...new Set(asking.map((one) => one.key))])
        const found = new Map(rows.map((row) => [this.keyOf(row), row]))
        for (const { key, resolve } of asking) resolve(found.get(key) ?? null)
      } catch (thrown) {
        for (const { reject } of asking) reject(thrown)
      }
    }
    this.#busy = false
  }
}

const columns = `t.id, t."programId", t.purpose, t.prefix, t."secretHash"`
const byPrefix = `SELECT ${columns} FROM collector_token t WHERE t.prefix = ANY($1::text[]) AND t."revokedAt" IS NULL`
const byId = `SELECT ${columns} FROM collector_token t WHERE t.id = ANY($1::uuid[]) AND t."revokedAt" IS NULL`
const revoked = `SELECT ${columns}, p.slug FROM collector_token t JOIN program p ON p.id = t."programId"
  WHERE t.prefix = ANY($1::text[]) AND t."revokedAt" IS NOT NULL`

/** Finds tokens, each kind of question by one statement at a time. */
export class TokenFinds {
  readonly #byPrefix: InTurn<FoundToken>
  readonly #byId: InTurn<FoundToken>
  readonly #revoked: InTurn<RevokedToken>

  constructor(reads: Pool) {
    const asked =
      <Row extends FoundToken>(name: string, text: string) =>
      async (keys: readonly string[]) =>
        (await reads.query<Row>({ name, text, values: [keys] })).rows
    this.#byPrefix = new InTurn(asked<FoundToken>('find-tokens', byPrefix), (row) => row.prefix)
    this.#byId = new InTurn(asked<FoundToken>('find-tokens-by-id', byId), (row) => row.id)
    this.#revoked = new InTurn(asked<RevokedToken>('find-revoked-tokens', revoked), (row) => row.prefix)
  }

  /** Of those that count. */
  byPrefix(prefix: string): Promise<FoundToken | null> {
    return this.#byPrefix.of(prefix)
  }

  /** Of those that count. */
  byId(id: string): Promise<FoundToken | null> {
    return this.#byId.of(id)
  }

  revokedByPrefix(prefix: string): Promise<RevokedToken | null> {
    return this.#revoked.of(prefix)
  }
}
