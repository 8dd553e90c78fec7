import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '@/lib/db/embedded-record'
import { ownDatabase } from '@/lib/testing/database'
import { addCast, addProgram } from '@/lib/testing/programs/cast'
import { root } from '@/lib/testing/sources'

let child: ChildProcess
let url: string
let said = ''

beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    ...{ DATABASE_URL: ownDatabase().appUrl, GATEWAY_PORT: String(port), DEMO: 'on', LOG_LEVEL: 'trace' },
  }
  const args = ['--import', 'tsx', '--conditions=react-server', 'lib/gateway/main.ts']
  child = spawn(process.execPath, args, { cwd: root, env, stdio: 'pipe' })
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
})

afterAll(() => {
  child.kill('SIGKILL')
})

// It starts a process of its own, which takes long on a busy machine.
describe('the gateway at its most talkative', { timeout: 120_000 }, () => {
  it('writes neither a token nor a ticket into its log', async () => {
    await expect.poll(() => said, { timeout: 100_000 }).toContain('gateway listens')
    const cast = await addCast()
    const { token, slug } = await addProgram(cast.owner)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const asked = await fetch(`${url}/ofrep/v1/evaluate/flags`, { method: 'POST', headers, body: '{}' })
    const [{ endpoint }] = (await asked.json()).eventStreams
    const ticket = endpoint.requestUri.split('=')[1]
    const end = new AbortController()
    const stream = await fetch(url + endpoint.requestUri, { signal: end.signal })
    expect(stream.status).toBe(200)
    for (const path of [
      `${endpoint.requestUri}x`,
      `/ofrep/v1/nothing?ticket=${ticket}`,
      `/ofrep/v1/evaluate/flags/${slug}.collect?k=${token}`,
    ])
      expect((await fetch(url + path, { headers })).ok).toBe(false)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    end.abort()
    child.kill('SIGTERM')
    await ended
    expect(said).not.toContain(ticket)
    expect(said).not.toContain(token)
  })
})
