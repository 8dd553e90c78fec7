import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { ownDatabase } from '@/lib/testing/database'
import { type Relay, startRelay } from '@/lib/testing/gateways/relay'

/** A gateway that reaches its database through a relay alone, so that a test can cut or deafen it. */
export async function startGatewayBehind(): Promise<{ gateway: RunningGateway; relay: Relay }> {
  const database = new URL(ownDatabase().appUrl)
  const relay = await startRelay(Number(database.port))
  database.port = String(relay.port)
  const gateway = await startGateway({ databaseUrl: database.href, host: '127.0.0.1', port: 0 })
  return { gateway, relay }
}
