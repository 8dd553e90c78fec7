import { afterAll, beforeAll } from 'vitest'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { ownDatabase } from '@/lib/testing/database'
import { addCast, type Cast } from '@/lib/testing/programs/cast'

interface Pair {
  cast: Cast
  gateway: RunningGateway
  other: RunningGateway
}

/** Two gateways on the file's database and people to act, from before its tests until after them. */
export function gatewayPair(flagOrigins?: readonly string[]): Pair {
  const pair = {} as Pair
  beforeAll(async () => {
    pair.cast = await addCast()
    const options = { databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0 }
    pair.gateway = await startGateway(flagOrigins ? { ...options, flagOrigins: [...flagOrigins] } : options)
    pair.other = await startGateway(options)
  })
  afterAll(async () => {
    await pair.gateway.close()
    await pair.other.close()
  })
  return pair
}
