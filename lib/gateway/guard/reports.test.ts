import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Decisions } from '@/lib/gateway/guard/decisions'
import { GatewayCalls } from '@/lib/gateway/guard/gateway-calls'
import type { Verdict } from '@/lib/gateway/guard/judge'
import { Reports } from '@/lib/gateway/guard/reports'
import { SealedFiles } from '@/lib/gateway/guard/sealed-files'
import { Upstream } from '@/lib/gateway/guard/upstream'
import { newId } from '@/lib/id'

const from = { method: 'POST', path: '/', headers: {} }
let folder: string
let gateway: Server
let status: number
let asked: { path: string; body: string }[]
let decided: { id: string; decision: 'release' | 'destroy' }[]
let calls: GatewayCalls
let sealed: SealedFiles

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guard-reports-'))
  sealed = new SealedFiles(folder, 1000)
  status = 200
  asked = []
  decided = []
  gateway = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    asked.push({ path: request.url ?? '', body })
    response.writeHead(status).end(JSON.stringify(request.method === 'GET' ? { batches: decided } : {}))
  })
  await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done))
  const address = gateway.address()
  const port = address && typeof address === 'object' ? address.port : 0
  calls = new GatewayCalls({ gatewayUrl: `http://127.0.0.1:${port}`, token: 't' }, new AbortController().signal)
})

afterEach(() => {
  gateway.closeAllConnections()
  gateway.close()
  rmSync(folder, { recursive: true, force: true })
})

async function seal(): Promise<string> {
  const { id } = await sealed.seal(newId(), from, Readable.from(['data']), 4, () => ({ some: 'report' }))
  return id
}

it('a flood that asks for reports makes one round more, and a gateway that is away is left alone', async () => {
  for (let each = 0; each < 10; each += 1) await seal()
  status = 503
  const reports = new Reports('p', calls, sealed)
  await Promise.all(Array.from({ length: 1000 }, () => reports.flush()))
  expect(asked.length).toBeLessThan(10)
  status = 200
  await reports.flush()
  expect(sealed.all().every(({ reported }) => reported)).toBe(true)
})

it('a disk that takes nothing ends no reports for ever', async () => {
  const id = await seal()
  const reports = new Reports('p', calls, sealed)
  const inTheWay = join(folder, 'sealed', `${id}.json.new`)
  mkdirSync(inTheWay)
  await reports.flush()
  expect(sealed.find(id)?.reported).toBe(false)
  rmSync(inTheWay, { recursive: true })
  await reports.flush()
  expect(sealed.find(id)?.reported).toBe(true)
})

it('however many are said to have been refused, the report is one that the gateway takes', async () => {
  const reports = new Reports('p', calls, sealed)
  const said = { token: null, captured: null, count: 1_000_000 }
  const verdict: Verdict = { class: 'unknown', said, grant: null, arrivedAt: new Date() }
  for (let each = 0; each < 2500; each += 1) reports.refused(verdict)
  await reports.flush()
  expect(asked.map(({ body }) => JSON.parse(body).count)).toEqual([2_000_000_000])
})

it('a batch that the store can’t take keeps no other from its end', async () => {
  const [stuck, other] = [await seal(), await seal()]
  decided = [
    { id: stuck, decision: 'release' },
    { id: other, decision: 'destroy' },
  ]
  const nobodyThere = new Upstream('http://127.0.0.1:1')
  await new Decisions('p', calls, sealed, nobodyThere).round()
  expect(sealed.find(other)?.done).toBe('destroy')
  expect(sealed.find(stuck)?.done).toBeNull()
  expect(asked.filter(({ path }) => path.endsWith('/done'))).toHaveLength(1)
})
