import { connect, setDatabase } from '@/lib/db/client'
import { readEnv } from '@/lib/env'
import { startGateway } from '@/lib/gateway/server'
import { log } from '@/lib/log'
import { installationSecret } from '@/lib/supervisor/secret'

const drainMs = 10_000

async function main(): Promise<void> {
  const env = readEnv()
  const url = env.database?.appUrl
  if (!url) throw new Error('DATABASE_URL is not set')
  // Commands have connections of their own, beside the two for reads and the one that listens.
  const client = connect({ url, max: 2, name: 'standdown gateway commands' })
  setDatabase(client)
  const { host, gatewayPort: port, flagOrigins, losslessFailover, metricsToken, gatewayLimits } = env
  const secret = env.secret ?? installationSecret(env.dataDir)
  const { connections, ...limits } = gatewayLimits
  const settings = { databaseUrl: url, losslessFailover, flagOrigins, secret, limits, metricsToken }
  const gateway = await startGateway({ ...settings, host, port, connections })
  log.info({ url: gateway.url }, 'gateway listens')

  let ending = false
  async function end(): Promise<void> {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), drainMs).unref()
    await gateway.close()
    await client.$disconnect()
    process.exit(0)
  }
  process.on('SIGTERM', () => void end())
  process.on('SIGINT', () => void end())
}

main().catch((err: unknown) => {
  log.fatal({ err }, 'the gateway could not start')
  process.exit(1)
})
