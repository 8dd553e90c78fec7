import type { GatewayCalls } from '@/lib/gateway/guard/gateway-calls'
import { guardHeaders } from '@/lib/gateway/guard/headers'
import type { Memory } from '@/lib/gateway/guard/memory'
import { newId } from '@/lib/id'
import { log } from '@/lib/log'

/**
 * "Try to start": while the program is stopped the guard sends data to its own door, without proof and with the last
 * grant that it let in, and tells the gateway what became of it. Once for each stop.
 */
export class Canary {
  #trying: bigint | null = null
  #id = newId()

  constructor(
    private readonly program: string,
    private readonly calls: GatewayCalls,
    private readonly memory: Memory,
    private readonly secret: string,
    private readonly lastGrant: () => string | null,
  ) {}

  /** `url` is the guard's own door. A try that could not be told is made again when this is called again. */
  async tryAt(stoppedAt: bigint, url: string): Promise<void> {
    if (stoppedAt <= this.memory.triedAt || this.#trying === stoppedAt) return
    this.#trying = stoppedAt
    try {
      const grant = this.lastGrant()
      const tries: [string, number][] = [['Without proof', await this.send(url, null)]]
      if (grant) tries.push(['With the last grant that was let in', await this.send(url, grant)])
      const refused = tries.every(([, status]) => status >= 400)
      const detail = tries.map(([how, status]) => `${how}: answered ${status}.`).join(' ')
      await this.calls.canary({ id: this.#id, program: this.program, epoch: stoppedAt.toString(), refused, detail })
      this.memory.tried(stoppedAt)
      this.#id = newId()
    } catch (err) {
      log.warn({ err }, 'the try to start could not be made or told')
    } finally {
      this.#trying = null
    }
  }

  private async send(url: string, grant: string | null): Promise<number> {
    const headers = {
      [guardHeaders.canary]: this.secret,
      [guardHeaders.from]: new Date().toISOString(),
      ...(grant && { [guardHeaders.grant]: grant }),
    }
    const init = {
      method: 'POST',
      headers,
      body: 'canary',
      signal: AbortSignal.timeout(5000),
      redirect: 'manual' as const,
    }
    const response = await fetch(url, init)
    await response.body?.cancel()
    return response.status
  }
}
