import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { KnownDatabase } from '@/lib/gateway/restored'

const taken: Socket[] = []
const silent = createServer((socket) => taken.push(socket))
let port = 0

beforeAll(async () => {
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
  const address = silent.address()
  if (address && typeof address === 'object') port = address.port
})

afterAll(() => {
  for (const socket of taken) socket.destroy()
  silent.close()
})

it('a database that takes a connection and says nothing holds nobody up for ever', async () => {
  const database = new KnownDatabase({ url: `postgresql://a:b@127.0.0.1:${port}/c`, losslessFailover: false })
  await expect(database.recover()).rejects.toThrow()
}, 10_000)
