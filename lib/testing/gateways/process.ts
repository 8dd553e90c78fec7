import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from '@/lib/db/embedded-record'

/** A gateway in a process of its own, which signals reach. */
export interface GatewayProcess {
  readonly url: string
  readonly port: number
  readonly child: ChildProcess
  /** Sends the signal and waits for the end: the exit code, or the signal that ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string | null>
}

/** Starts one and waits until it is ready. */
export async function startGatewayProcess(databaseUrl: string): Promise<GatewayProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', join('lib', 'gateway', 'main.ts')],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ...{ DATABASE_URL: databaseUrl, HOST: '127.0.0.1', GATEWAY_PORT: String(port), LOG_LEVEL: 'error' },
        ...{ NEXTAUTH_SECRET: 'only-for-gateways-in-tests-0123456789', NODE_OPTIONS: '' },
      },
    },
  )
  const ended = once(child, 'exit')
  await ready(`${url}/readyz`, child)
  return {
    ...{ url, port, child },
    async end(signal) {
      child.kill(signal)
      const [code, by] = await ended
      return code ?? by
    },
  }
}

/** Asks until the address answers well. Each try waits for an answer or a refusal, so there is no pause between them. */
async function ready(address: string, child: ChildProcess): Promise<void> {
  const signal = AbortSignal.timeout(60_000)
  for (;;) {
    const answer = await fetch(address, { signal }).catch(() => null)
    if (answer?.ok) return
    if (child.exitCode !== null) throw new Error(`the gateway ended with ${child.exitCode}`)
    signal.throwIfAborted()
    await new Promise((next) => setTimeout(next, 50))
  }
}
