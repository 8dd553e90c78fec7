import type { Pool } from 'pg'
import { systemActor } from '@/lib/gateway/actor'
import { HttpProblem } from '@/lib/gateway/http'
import { orOneByOne } from '@/lib/gateway/one-by-one'
import type { TokenRow } from '@/lib/gateway/tokens'
import { enrolCollectors } from '@/lib/programs/commands/collectors'

interface Known {
  readonly id: string
  readonly retired: boolean
}

interface Newcomer {
  readonly token: TokenRow
  readonly externalId: string
  readonly bootId: string
  readonly resolve: (known: Known) => void
  readonly reject: (thrown: unknown) => void
}

const gatherMs = 10

/** Knows each collector's id; makes a new one known in the database before it can get its first lease. */
export class Enrolment {
  readonly #known = new Map<string, Known>()
  #newcomers: Newcomer[] = []
  #busy = false

  constructor(private readonly reads: Pool) {}

  async idOf(token: TokenRow, externalId: string, bootId: string): Promise<string> {
    const known = this.#known.get(keyOf(token.programId, externalId)) ?? (await this.meet(token, externalId, bootId))
    if (known.retired) throw new HttpProblem(403, 'retired', 'This collector is retired.')
    return known.id
  }

  private meet(token: TokenRow, externalId: string, bootId: string): Promise<Known> {
    return new Promise((resolve, reject) => {
      this.#newcomers.push({ token, externalId, bootId, resolve, reject })
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
    const text = `SELECT id, "externalId", "retiredAt" IS NOT NULL AS retired FROM collector
      WHERE "programId" = $1 AND "externalId" = ANY($2::text[])`
    const values = [programId, [...byName.keys()]]
    const { rows } = await this.reads.query<Known & { externalId: string }>({ name: 'find-collectors', text, values })
    for (const row of rows) byName.delete(row.externalId)
    const fresh = [...byName.values()].map((one) => ({
      externalId: one.externalId,
      tokenId: one.token.id,
      bootId: one.bootId,
    }))
    const enrolled = fresh.length > 0 ? await enrolCollectors(systemActor, { programId, collectors: fresh }) : []
    for (const { id, externalId, retired } of [...rows, ...enrolled])
      this.#known.set(keyOf(programId, externalId), { id, retired })
    for (const one of group) {
      const known = this.#known.get(keyOf(programId, one.externalId))
      if (known) one.resolve(known)
      else one.reject(new HttpProblem(401, 'token', 'This token does not count any more.'))
    }
  }
}

function keyOf(programId: string, externalId: string): string {
  return `${programId} ${externalId}`
}
