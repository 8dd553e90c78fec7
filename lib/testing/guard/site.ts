import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LeaseReply } from '@/lib/collector-sdk/protocol'
import type { GuardOptions } from '@/lib/gateway/guard/options'
import { type RunningGuard, startGuard } from '@/lib/gateway/guard/server'
import { createCollectorToken } from '@/lib/programs/commands/tokens'
import { PlainClient } from '@/lib/testing/collectors/client'
import { startStore, type TestStore } from '@/lib/testing/guard/store'
import { addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'

/** A program with a guard in front of its store. */
export interface GuardedSite {
  readonly program: TestProgram
  readonly store: TestStore
  readonly client: PlainClient
  readonly options: GuardOptions & { readonly upstreamUrl: string; readonly host: string; readonly port: number }
  guard: RunningGuard
  /** The proof of a lease, fresh from the gateway. */
  grant(collectorId?: string): Promise<string>
  /** Sends one record; the grant's headers are left out where they are null. */
  send(grant: string | null, capturedAt: Date | null, over?: Record<string, string>, body?: string): Promise<Sent>
  restart(): Promise<void>
  close(): Promise<void>
}

export interface Sent {
  readonly status: number
  readonly class: string | null
  readonly body: Record<string, unknown>
}

/** Sets a guarded program up at this gateway. */
export async function guardSite(
  cast: Cast,
  gatewayUrl: string,
  over: Partial<GuardOptions> = {},
): Promise<GuardedSite> {
  const program = await addProgram(cast.owner, { ttlMs: 4000, checkGapMs: 500 })
  const asked = { programId: program.id, name: 'Store guard', purpose: 'observer' } as const
  const { token } = await createCollectorToken(cast.owner, asked)
  const store = await startStore()
  const stateDir = mkdtempSync(join(tmpdir(), 'standdown-guard-'))
  const limits = { maxBytes: 100_000, quarantineBytes: 1_000_000, place: 'guard-1' }
  const at = { gatewayUrl, upstreamUrl: store.url, host: '127.0.0.1', port: 0 }
  const options = { program: program.slug, token, stateDir, ...limits, ...at, ...over }
  const client = new PlainClient(gatewayUrl, program)
  const site: GuardedSite = {
    ...{ program, store, client, options },
    guard: await startGuard(options),
    async grant(collectorId = 'agent-1') {
      const { programs } = (await client.lease(collectorId)).body as LeaseReply
      return programs[0]?.grantToken ?? ''
    },
    send: (grant, capturedAt, headers = {}, body = 'a record') =>
      send(site.guard.url, grant, capturedAt, headers, body),
    async restart() {
      await site.guard.close()
      site.guard = await startGuard(options)
      await readiness(site.guard)
    },
    async close() {
      await site.guard.close()
      await store.close()
      rmSync(stateDir, { recursive: true, force: true })
    },
  }
  await readiness(site.guard)
  return site
}

async function send(
  url: string,
  grant: string | null,
  capturedAt: Date | null,
  headers: Record<string, string>,
  body: string,
): Promise<Sent> {
  const said = {
    ...(grant !== null && { 'standdown-grant': grant }),
    ...(capturedAt && { 'standdown-captured-at': capturedAt.toISOString() }),
  }
  const response = await fetch(`${url}/records?kind=a`, { method: 'POST', headers: { ...said, ...headers }, body })
  const text = await response.text()
  const json = response.headers.get('content-type') === 'application/json'
  return {
    status: response.status,
    class: response.headers.get('standdown-class'),
    body: json ? JSON.parse(text) : { text },
  }
}

/** Waits until the guard knows enough. */
async function readiness({ url }: RunningGuard): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await fetch(`${url}/.standdown/readyz`)).ok) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('the guard did not get ready')
}
