import type { Pool } from 'pg'
import { systemActor } from '@/lib/gateway/actor'
import { HttpProblem } from '@/lib/gateway/http'
import { orOneByOne } from '@/lib/gateway/one-by-one'
import type { TokenRow } from '@/lib/gateway/tokens'
import { enrolCollectors } from '@/lib/programs/commands/collectors'

export interface Known {
  readonly id: string
  readonly retired: boolean
  /** The program's when this was read. */
  readonly fleetVersion: number
  /** The token and the boot that may hold a lease. */
  readonly tokenId: string
  readonly bootId: string
}

/** A collector that came with a token. */
export interface Caller {
  readonly token: TokenRow
  readonly externalId: string
  readonly bootId: string
  /** It wants a lease, so the collector must be in its hands; otherwise it is enough that it is known. */
  readonly claims: boolean
}

interface Newcomer extends Caller {
  readonly resolve: (known: Known) => void
  readonly reject: (thrown: unknown) => void
}

const gatherMs = 10

/** Is the collector in the hands of this caller's token and boot? */
export function isHolder(known: Known, { token, bootId }: Caller): boolean {
  return known.tokenId === token.id && known.bootId === bootId
}

/**
 * Knows each collector's id and holder. A new collector, a new boot and a new token are in the database before the
 * lease that they get.
 */
export class Enrolment {
  readonly #known = new Map<string, Known>()
  #newcomers: Newcomer[] = []
  #busy = false

  constructor(private readonly reads: Pool) {}

  /** Does this gateway know already what the caller needs? */
  knows(caller: Caller): boolean {
    const known = this.#known.get(keyOf(caller.token.programId, caller.externalId))
    return known !== undefined && !known.retired && suffices(known, caller)
  }

  /** The collector, made known and put into the caller's hands as far as needed and possible; 403 when it is retired. */
  async meet(caller: Caller): Promise<Known> {
    const before = this.#known.get(keyOf(caller.token.programId, caller.externalId))
    return this.knows(caller) && before ? before : this.meetAnew(caller)
  }

  /** The same, whatever is remembered: for a caller whom somebody may have retired since. */
  async meetAnew(caller: Caller): Promise<Known> {
    const known = await this.join(caller)
    if (known.retired) throw new HttpProblem(403, 'retired', 'This collector is retired.')
    return known
  }

  private join(caller: Caller): Promise<Known> {
    return new Promise((resolve, reject) => {
      this.#newcomers.push({ ...caller, resolve, reject })
      if (this.#busy) return
      this.#busy = true
      setTimeout(() => void this.serve(), gatherMs)
    })
  }

  private async serve(): Promise<void> {
    while (this.#newcomers.length > 0) {
      const batch = this.#newcomers.splice(0, 1000)
      for (const programId of new Set(batch.map((one) => one.token.programId))) {
        const group = batch.filter((one) => one.token.programId === programId)
        const enrol = (some: readonly Newcomer[]) => this.enrol(programId, some)
        await orOneByOne(group, enrol, (one, thrown) => one.reject(thrown))
      }
    }
    this.#busy = false
  }

  private async enrol(programId: string, group: readonly Newcomer[]): Promise<void> {
    const byName = new Map(group.map((one) => [one.externalId, one]))
    const text = `SELECT c.id, c."externalId", c."tokenId", c."bootId", c."retiredAt" IS NOT NULL AS retired, p."fleetVersion"
      FROM program p JOIN collector c ON c."programId" = p.id WHERE p.id = $1 AND c."externalId" = ANY($2::text[])`
    const values = [programId, [...byName.keys()]]
    const { rows } = await this.reads.query<Known & { externalId: string }>({ name: 'find-collectors', text, values })
    for (const row of rows) {
      const caller = byName.get(row.externalId)
      if (caller && suffices(row, caller)) byName.delete(row.externalId)
    }
    const fresh = [...byName.values()].map((one) => ({
      externalId: one.externalId,
      tokenId: one.token.id,
      bootId: one.bootId,
    }))
    const enrolled = fresh.length > 0 ? await enrolCollectors(systemActor, { programId, collectors: fresh }) : []
    for (const { externalId, ...known } of [...rows, ...enrolled]) this.#known.set(keyOf(programId, externalId), known)
    for (const one of group) {
      const known = this.#known.get(keyOf(programId, one.externalId))
      if (known) one.resolve(known)
      else one.reject(new HttpProblem(401, 'token', 'This token does not count any more.'))
    }
  }
}

function suffices(known: Known, caller: Caller): boolean {
  return known.retired || !caller.claims || isHolder(known, caller)
}

function keyOf(programId: string, externalId: string): string {
  return `${programId} ${externalId}`
}
