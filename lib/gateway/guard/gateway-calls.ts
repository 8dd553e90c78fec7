import type { JSONWebKeySet } from 'jose'
import { z } from 'zod'
import type { GuardOptions } from '@/lib/gateway/guard/options'
import { quarantineDecisions } from '@/lib/programs/rules/quarantine'

const epoch = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)
const time = z.iso.datetime().transform((text) => new Date(text))
const pause = z.object({ epoch, pausedAt: time, stopBy: time, resumedAt: time.nullable() })
const state = z.object({ program: z.string(), epoch, collecting: z.boolean(), pauses: z.array(pause), now: time })
const keySet = z.object({
  keys: z.array(z.object({ kty: z.literal('OKP'), crv: z.string(), x: z.string(), kid: z.string() })),
})
const decided = z.object({ batches: z.array(z.object({ id: z.uuid(), decision: z.enum(quarantineDecisions) })) })
const outcomes = z.record(z.uuid(), z.string())

export type KnownState = z.output<typeof state>
export type Decided = z.output<typeof decided>['batches'][number]

/** The gateway said no: asking the same again will not help. */
export class SaidNo extends Error {
  constructor(
    readonly status: number,
    path: string,
  ) {
    super(`the gateway answered ${status} to ${path}`)
  }
}

const callMs = 5000
const waitMs = 30_000

/** The gateway as a guard speaks to it. Every call that is not answered well throws. */
export class GatewayCalls {
  readonly #base: string
  readonly #headers: Record<string, string>

  constructor(
    { gatewayUrl, token }: Pick<GuardOptions, 'gatewayUrl' | 'token'>,
    private readonly closing: AbortSignal,
  ) {
    this.#base = gatewayUrl.replace(/\/$/, '')
    this.#headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  }

  /** The state now, or, given an epoch, once it is that or later (or some 25 s have passed). */
  async state(waitEpoch?: bigint): Promise<KnownState> {
    const query = waitEpoch === undefined ? '' : `?waitEpoch=${waitEpoch}`
    return state.parse(await this.call('GET', `/collect/v1/guard${query}`, undefined, waitEpoch ? waitMs : callMs))
  }

  async keys(): Promise<JSONWebKeySet> {
    return keySet.parse(await this.call('GET', '/.well-known/jwks.json'))
  }

  async observe(report: object): Promise<void> {
    await this.call('POST', '/collect/v1/observe', report)
  }

  async canary(report: object): Promise<void> {
    await this.call('POST', '/collect/v1/canary', report)
  }

  async decisions(): Promise<Decided[]> {
    return decided.parse(await this.call('GET', '/collect/v1/quarantine')).batches
  }

  /** What became of each: `done`, or why not. */
  async done(report: object): Promise<Record<string, string>> {
    return outcomes.parse(await this.call('POST', '/collect/v1/quarantine/done', report))
  }

  private async call(method: string, path: string, body?: object, withinMs = callMs): Promise<unknown> {
    const signal = AbortSignal.any([AbortSignal.timeout(withinMs), this.closing])
    const init = { method, headers: this.#headers, signal, redirect: 'error' as const }
    const response = await fetch(`${this.#base}${path}`, body ? { ...init, body: JSON.stringify(body) } : init)
    const text = await response.text()
    if (response.ok) return JSON.parse(text)
    const final = response.status >= 400 && response.status < 500 && ![401, 408, 429].includes(response.status)
    if (final) throw new SaidNo(response.status, path)
    throw new Error(`the gateway answered ${response.status} to ${path}`)
  }
}
