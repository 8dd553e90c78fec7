import type { LeaseReply, StreamNews } from '@/lib/collector-sdk/protocol'
import { readEvents } from '@/lib/collector-sdk/sse'
import type { TestProgram } from '@/lib/testing/programs/cast'

export interface HttpAnswer {
  readonly status: number
  readonly body: unknown
  readonly etag: string | null
}

/** The protocol over plain fetch, without the rules that a collector keeps. */
export class PlainClient {
  constructor(
    private readonly gatewayUrl: string,
    private readonly program: TestProgram,
    private readonly bootId = 'boot',
  ) {}

  async call(path: string, init: RequestInit = {}): Promise<HttpAnswer> {
    const authorization = `Bearer ${this.program.token}`
    const headers = { authorization, 'content-type': 'application/json', ...init.headers }
    const response = await fetch(`${this.gatewayUrl}${path}`, { ...init, headers })
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : null, etag: response.headers.get('etag') }
  }

  lease(collectorId: string, over: object = {}, slug = this.program.slug): Promise<HttpAnswer> {
    const counters = { recorded: 0, dropped: 0, buffered: 0 }
    const programs = [{ slug, lastEpoch: '0', phase: 'collecting', counters, ...over }]
    return this.ask(collectorId, { programs })
  }

  /** Asks for a lease with more, or something else, in the message. */
  ask(collectorId: string, over: object): Promise<HttpAnswer> {
    const counters = { recorded: 0, dropped: 0, buffered: 0 }
    const programs = [{ slug: this.program.slug, lastEpoch: '0', phase: 'collecting', counters }]
    const body = JSON.stringify({ collectorId, bootId: this.bootId, seq: 1, programs, ...over })
    return this.call('/collect/v1/lease', { method: 'POST', body })
  }

  /** What the answer to a lease says of the program: `collecting 1`. */
  async standing(collectorId: string): Promise<string> {
    const { status, body } = await this.lease(collectorId)
    if (status !== 200) return status.toString()
    const [grant] = (body as LeaseReply).programs
    return `${grant?.state} ${grant?.epoch}`
  }

  confirm(collectorId: string, epoch: string): Promise<HttpAnswer> {
    const fixed = { program: this.program.slug, result: 'stopped', inFlight: 0, buffered: 0 }
    const body = JSON.stringify({ ...fixed, bootId: this.bootId, collectorId, epoch })
    return this.call('/collect/v1/confirm', { method: 'POST', body })
  }

  /** Follows the stream; what it said so far, as `snapshot collecting 1`, `heartbeat`. */
  async follow(collectorId: string, signal: AbortSignal): Promise<string[]> {
    const headers = { authorization: `Bearer ${this.program.token}` }
    const address = `${this.gatewayUrl}/collect/v1/stream?collectorId=${collectorId}`
    const response = await fetch(address, { headers, signal })
    const said: string[] = []
    const body = response.body
    if (body) void this.note(body, said)
    return said
  }

  private async note(body: ReadableStream<Uint8Array>, said: string[]): Promise<void> {
    try {
      for await (const { name, data } of readEvents(body)) {
        const [state] = (JSON.parse(data) as Partial<StreamNews>).programs ?? []
        said.push(state ? `${name} ${state.state} ${state.epoch}` : name)
      }
    } catch {
      said.push('ended')
    }
  }
}
