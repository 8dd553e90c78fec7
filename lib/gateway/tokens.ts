import type { IncomingMessage } from 'node:http'
import type { Pool } from 'pg'
import { isSecretToken, matchesHash, prefixOf } from '@/lib/auth/secret-token'
import { collectorTokenKind } from '@/lib/collectors/token'
import { HttpProblem } from '@/lib/gateway/http'
import { type FoundToken, type RevokedToken, TokenFinds } from '@/lib/gateway/token-finds'
import type { TokenPurpose } from '@/lib/programs/model'

export interface TokenRow {
  readonly id: string
  readonly programId: string
  readonly purpose: TokenPurpose
}

const denied = () => new HttpProblem(401, 'token', 'Send a valid collector token as Authorization: Bearer sdc_…')

function bearerOf(request: IncomingMessage): string {
  const [, token = ''] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  return token
}

/**
 * Whose token a request carries. What is remembered of a token never changes (its hash and program) but for its
 * revocation: the poll hears of it within a second, and each grant asks anew.
 */
export class Tokens {
  readonly #known = new Map<string, FoundToken>()
  /** Full tokens that matched: spares the hash on every renewal. */
  readonly #matched = new Map<string, TokenRow>()
  readonly #finds: TokenFinds

  constructor(reads: Pool) {
    this.#finds = new TokenFinds(reads)
  }

  /** The collector's token of a request; throws 401 for any other. */
  async of(request: IncomingMessage): Promise<TokenRow> {
    return this.ofText(bearerOf(request))
  }

  /** The token of a guard or a store; throws 401 for any other. */
  async observerOf(request: IncomingMessage): Promise<TokenRow> {
    return this.ofText(bearerOf(request), 'observer')
  }

  async ofText(token: string, purpose: TokenPurpose = 'collector'): Promise<TokenRow> {
    const found = this.#matched.get(token) ?? (await this.match(token))
    if (found.purpose !== purpose) throw denied()
    return found
  }

  private async match(token: string): Promise<TokenRow> {
    if (!isSecretToken(collectorTokenKind, token)) throw denied()
    const prefix = prefixOf(token)
    const row = this.#known.get(prefix) ?? this.remember(await this.#finds.byPrefix(prefix))
    if (!row || !matchesHash(token, row.secretHash)) throw denied()
    const found = { id: row.id, programId: row.programId, purpose: row.purpose }
    this.#matched.set(token, found)
    return found
  }

  /** Every program for which a collector has come. */
  programIds(): string[] {
    return [...new Set([...this.#known.values()].map((row) => row.programId))]
  }

  /** Every token of these programs that has come. */
  idsOf(programIds: readonly string[]): string[] {
    const asked = new Set(programIds)
    return [...this.#known.values()].filter((row) => asked.has(row.programId)).map((row) => row.id)
  }

  /** Tokens that were revoked: whoever comes with one is a stranger. */
  forget(ids: ReadonlySet<string>): void {
    for (const [prefix, { id }] of this.#known) if (ids.has(id)) this.#known.delete(prefix)
    for (const [token, { id }] of this.#matched) if (ids.has(id)) this.#matched.delete(token)
  }

  /** The token with this id, with what its secret is checked against; null when it does not count. */
  async byId(id: string): Promise<FoundToken | null> {
    return this.remember(await this.#finds.byId(id))
  }

  /** Whose token it was before it was revoked; null for any other text. */
  async revoked(token: string): Promise<RevokedToken | null> {
    if (!isSecretToken(collectorTokenKind, token)) return null
    const row = await this.#finds.revokedByPrefix(prefixOf(token))
    return row && matchesHash(token, row.secretHash) ? row : null
  }

  private remember(row: FoundToken | null): FoundToken | null {
    if (row) this.#known.set(row.prefix, row)
    return row
  }
}
