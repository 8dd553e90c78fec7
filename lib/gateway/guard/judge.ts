import type { IncomingHttpHeaders } from 'node:http'
import { readSaid, type Said } from '@/lib/gateway/guard/headers'
import type { Knowledge } from '@/lib/gateway/guard/knowledge'
import type { Memory } from '@/lib/gateway/guard/memory'
import { type CheckedGrant, type ProofRules, proofRules, prove } from '@/lib/gateway/guard/proof'
import { classify, type DataClass, type DataRules, dataRules } from '@/lib/programs/rules/data-class'

export interface Verdict {
  readonly class: DataClass
  readonly said: Said
  readonly grant: CheckedGrant | null
  /** The gateway's time at which it was judged. */
  readonly arrivedAt: Date
}

/** Judges what arrives by what it says of itself and by what the guard knows. */
export class Judge {
  #lastGrant: string | null = null

  constructor(
    private readonly program: string,
    private readonly knowledge: Knowledge,
    private readonly memory: Memory,
    private readonly rules: { readonly data: DataRules; readonly proof: ProofRules } = {
      data: dataRules,
      proof: proofRules,
    },
  ) {}

  /** The grant of what was last found ok: what the guard's own try to start is made with. */
  get lastGrant(): string | null {
    return this.#lastGrant
  }

  /** Null when it can't be known: nothing is let in then. */
  async judge(headers: IncomingHttpHeaders): Promise<Verdict | null> {
    if (!this.knowledge.ready) return null
    const said = readSaid(headers)
    const grant = said.token === null ? null : await this.check(said.token)
    // A grant proves that its epoch has been, even when the guard has not heard of it otherwise.
    if (grant) this.memory.raise(grant.epoch)
    if (grant && !(await this.knowledge.knows(grant.epoch))) return null
    const verdict = this.classed({ said, grant })
    if (verdict.class === 'ok') this.#lastGrant = said.token
    return verdict
  }

  /** The same once more, with what is known by now: asked when all of it has arrived, right before it is let in. */
  again(before: Verdict): Verdict | null {
    return this.knowledge.ready ? this.classed(before) : null
  }

  private classed({ said, grant }: Pick<Verdict, 'said' | 'grant'>): Verdict {
    const arrivedAt = this.knowledge.now()
    const facts = { ...this.knowledge.facts(), captured: said.captured, arrivedAt, grant }
    return { class: classify(facts, this.rules.data), said, grant, arrivedAt }
  }

  private async check(token: string): Promise<CheckedGrant | null> {
    const first = await prove(token, this.program, this.knowledge.keys, this.rules.proof)
    if (first.grant || first.why !== 'unknown_key') return first.grant
    await this.knowledge.askForKeys()
    return (await prove(token, this.program, this.knowledge.keys, this.rules.proof)).grant
  }
}
