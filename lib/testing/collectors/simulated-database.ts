import { demand } from '@/lib/errors'
import type { ProgramRow } from '@/lib/gateway/program-states'
import type { ProgramEvent } from '@/lib/programs/events'
import { decideComplete, decideConfirm, decideExpire } from '@/lib/programs/rules/accounting'
import { decidePause } from '@/lib/programs/rules/pause'
import { programRef } from '@/lib/programs/rules/program-ref'
import { decideRestored } from '@/lib/programs/rules/restore'
import type { VirtualTime } from '@/lib/testing/collectors/virtual-time'
import { counts, newWorld, now, pending, type World, write } from '@/lib/testing/programs/world'

export interface DatabaseShape {
  readonly ttlMs: number
  readonly checkGapMs: number
  readonly random: () => number
}

/** What a gateway hears of a commit. */
export type Heard = (stoppedAt: bigint | null) => void

const longestReadMs = 6

/** One program on virtual time, kept by the rules that the commands use. Statements take time; each sees one moment. */
export class SimulatedDatabase {
  world: World
  /** Another one after each restore. */
  identity = 1
  up = true
  revoked = false
  /** When each event was written, in true time; a restore forgets none of them. */
  readonly history: { readonly at: number; readonly event: ProgramEvent }[] = []
  #backup: World | null = null
  #afterRead: (() => void) | null = null
  readonly #hearing = new Set<Heard>()

  constructor(
    private readonly time: VirtualTime,
    private readonly shape: DatabaseShape,
  ) {
    const { ttlMs, checkGapMs } = shape
    const world = newWorld()
    this.world = { ...world, core: { ...world.core, ttlMs, checkGapMs, maxTtlGrantedMs: ttlMs } }
  }

  /** Commits are told to whoever listens, after a while. */
  listen(heard: Heard): () => void {
    this.#hearing.add(heard)
    return () => this.#hearing.delete(heard)
  }

  /** The program at one moment between asking and answering. */
  async read(): Promise<ProgramRow[]> {
    await this.takeTime()
    const row = this.row()
    this.#afterRead?.()
    await this.takeTime()
    return [row]
  }

  /** Runs once, right after the next read has seen what it sees. */
  afterNextRead(work: () => void): void {
    this.#afterRead = () => {
      this.#afterRead = null
      work()
    }
  }

  pause(): void {
    this.begin()
    const { core: program, locks: activeLocks, collectors, request: openRequest } = this.world
    const lock = { id: `l${this.history.length}`, incidentId: null, personId: 'owner', heldById: 'owner' }
    const facts = { program, activeLocks, openRequest, knownCollectors: collectors.length }
    this.commit(decidePause(facts, { lockId: lock.id, ...lock, reason: 'r', now: now(this.world) }), { lock })
  }

  /** As if everything that a resume needs had been done. */
  resume(): void {
    this.begin()
    const { core } = this.world
    this.world.locks = []
    const epoch = (core.epoch + 1n).toString()
    const resumed = { requestId: 'r', epoch, percent: 100, automatic: false, at: now(this.world).toISOString() }
    const payload = { program: programRef(core), ...resumed, maxTtlGrantedMs: core.maxTtlGrantedMs }
    this.commit({ ok: true, events: [{ kind: 'program.resumed', payload }] })
  }

  /** Shorter leases from now on; the longer ones are still out. */
  lowerTtl(ttlMs: number): void {
    this.world.core = { ...this.world.core, ttlMs }
  }

  /** Takes a confirmation; false when it is for another epoch. */
  async confirm(id: string, epoch: string): Promise<boolean> {
    await this.takeTime()
    this.begin()
    const standing = this.world.accounts.get(id) ?? { class: 'pending' as const, lateConfirmed: false }
    const collector = { id, externalId: id }
    const report = { collector, epoch: BigInt(epoch), result: 'stopped', byHolder: true, now: now(this.world) } as const
    const decided = decideConfirm(this.world.core, standing, report)
    this.commit(decided)
    this.complete()
    await this.takeTime()
    return decided.ok
  }

  async expire(committedBy: Date): Promise<void> {
    await this.takeTime()
    this.begin()
    const decided = decideExpire(this.world.core, pending(this.world), { now: now(this.world), committedBy })
    this.commit(demand(decided))
    this.complete()
  }

  backUp(): void {
    this.#backup = structuredClone(this.world)
  }

  /** The database as it was at the backup, in another place. */
  restore(): void {
    if (!this.#backup) return
    this.world = structuredClone(this.#backup)
    this.identity += 1
  }

  /** What a gateway does before it reads from a database that it does not know. */
  stopAfterRestore(): void {
    this.begin()
    if (this.world.core.restoredAt) return
    const { core: program, locks: activeLocks, collectors, request: openRequest } = this.world
    const facts = { program, activeLocks, openRequest, knownCollectors: collectors.length }
    const lock = { id: 'restored', incidentId: null, personId: null, heldById: null, rule: 'restored' as const }
    const order = { lockId: lock.id, reason: 'r', highestEpoch: program.epoch, now: now(this.world) }
    this.commit(decideRestored(facts, order), { lock })
  }

  private row(): ProgramRow {
    const { core, locks } = this.world
    if (!this.up) throw new Error('no database')
    this.begin()
    const tokens = new Set(this.revoked ? [] : ['token'])
    return { ...core, activeLocks: locks.length, fleetVersion: 0, tokens, now: now(this.world) }
  }

  private begin(): void {
    if (!this.up) throw new Error('no database')
    this.world.nowMs = this.time.now
  }

  private complete(): void {
    this.commit(decideComplete(this.world.core, counts(this.world), now(this.world)))
  }

  private commit(...[decided, row]: Parameters<typeof write> extends [World, ...infer Rest] ? Rest : never): void {
    const before = this.world.core.epoch
    if (!write(this.world, decided, row) || !decided.ok) return
    for (const event of decided.events) this.history.push({ at: this.time.now, event })
    const { epoch, phase } = this.world.core
    const stoppedAt = epoch > before && phase === 'pausing' ? epoch : null
    for (const heard of this.#hearing) heard(stoppedAt)
  }

  private takeTime(): Promise<void> {
    return new Promise((resolve) => this.time.after(longestReadMs * this.shape.random(), resolve))
  }
}
