import type { IncomingMessage } from 'node:http'
import type { Pool } from 'pg'
import { isSecretToken, matchesHash, prefixOf } from '@/lib/auth/secret-token'
import { collectorTokenKind } from '@/lib/collectors/token'
import { HttpProblem } from '@/lib/gateway/http'

export interface TokenRow {
  readonly id: string
  readonly programId: string
}

interface Known extends TokenRow {
  readonly prefix: string
  readonly secretHash: Uint8Array
}

const columns = `SELECT id, "programId", prefix, "secretHash" FROM collector_token`

const denied = () => new HttpProblem(401, 'token', 'Send a valid collector token as Authorization: Bearer sdc_…')

/**
 * Whose token a request carries. What is remembered never changes (a token's hash and program); whether it was revoked
 * is asked anew with each grant.
 */
export class Tokens {
  readonly #known = new Map<string, Known>()
  /** Full tokens that matched: spares the hash on every renewal. */
  readonly #matched = new Map<string, TokenRow>()

  constructor(private readonly reads: Pool) {}

  async of(request: IncomingMessage): Promise<TokenRow> {
    const [, token = ''] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? []
    return this.ofText(token)
  }

  async ofText(token: string): Promise<TokenRow> {
    const matched = this.#matched.get(token)
    if (matched) return matched
    if (!isSecretToken(collectorTokenKind, token)) throw denied()
    const row = this.#known.get(prefixOf(token)) ?? (await this.find(prefixOf(token)))
    if (!row || !matchesHash(token, row.secretHash)) throw denied()
    const found = { id: row.id, programId: row.programId }
    this.#matched.set(token, found)
    return found
  }

  /** Every program for which a collector has come. */
  programIds(): Set<string> {
    return new Set([...this.#known.values()].map((row) => row.programId))
  }

  /** The token with this id, with what its secret is checked against; null when it does not count. */
  async byId(id: string): Promise<Known | null> {
    const text = `${columns} WHERE id = $1 AND "revokedAt" IS NULL`
    return this.remember(await this.reads.query<Known>({ name: 'find-token-by-id', text, values: [id] }))
  }

  private async find(prefix: string): Promise<Known | null> {
    const text = `${columns} WHERE prefix = $1 AND "revokedAt" IS NULL`
    return this.remember(await this.reads.query<Known>({ name: 'find-token', text, values: [prefix] }))
  }

  private remember({ rows: [row] }: { readonly rows: readonly Known[] }): Known | null {
    if (row) this.#known.set(row.prefix, row)
    return row ?? null
  }
}
