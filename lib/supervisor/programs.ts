import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { bundleFile } from '@/lib/supervisor/build'
import type { Program } from '@/lib/supervisor/child'

/** `production` runs what was built; `development` runs the sources and takes changes up at once. */
export type Mode = 'production' | 'development'

export interface ProgramOptions {
  mode: Mode
  host: string
  ports: { web: number; gateway: number }
  env: Record<string, string | undefined>
  dataDir: string
}

const condition = '--conditions=react-server'
/** The database driver warns of how Prisma's adapter calls it, which nobody who runs this can change. */
export const quiet = '--disable-warning=DeprecationWarning'
const next = 'node_modules/next/dist/bin/next'

/** The pages. */
export function webProgram({ mode, host, ports, env }: ProgramOptions): Program {
  return {
    name: 'web',
    args: [quiet, next, mode === 'production' ? 'start' : 'dev', '-H', host, '-p', String(ports.web)],
    env: { ...env, NODE_ENV: mode, PORT: String(ports.web), HOSTNAME: host },
    readyUrl: `http://${reachable(host)}:${ports.web}/sign-in`,
  }
}

/** The gateway that collectors talk to: its own process, so that busy pages never delay a stop. */
export function gatewayProgram({ mode, host, ports, env }: ProgramOptions): Program {
  const fromSource = ['node_modules/tsx/dist/cli.mjs', 'watch', condition, 'lib/gateway/main.ts']
  return {
    name: 'gateway',
    args: mode === 'production' ? [quiet, condition, '--enable-source-maps', bundleFile('gateway')] : fromSource,
    env: { ...env, NODE_ENV: mode, HOST: host, GATEWAY_PORT: String(ports.gateway) },
    readyUrl: `http://${reachable(host)}:${ports.gateway}/healthz`,
  }
}

/** The worker that does what is due at a moment, or need not keep a request waiting. */
export function workerProgram({ mode, env }: ProgramOptions): Program {
  const fromSource = ['node_modules/tsx/dist/cli.mjs', 'watch', condition, 'lib/jobs/main.ts']
  return {
    name: 'worker',
    args: mode === 'production' ? [quiet, condition, '--enable-source-maps', bundleFile('worker')] : fromSource,
    env: { ...env, NODE_ENV: mode },
  }
}

const demoCollectors = z.object({ program: z.string(), token: z.string() })

/**
 * The collectors of the demonstration case, so that a pause in the browser stops something real. The case leaves their
 * program and token in `$DATA_DIR/demo-collectors.json`; null without it.
 */
export function collectorsProgram({ mode, ports, env, dataDir }: ProgramOptions): Program | null {
  const path = demoCollectorsFile(dataDir)
  if (!existsSync(path)) return null
  const { program, token } = demoCollectors.parse(JSON.parse(readFileSync(path, 'utf8')))
  const source =
    mode === 'production' ? [bundleFile('collectors')] : ['--import', 'tsx', 'lib/collector-sdk/demo-main.ts']
  const gateway = `http://127.0.0.1:${ports.gateway}`
  const records = join(dataDir, 'demo-records.jsonl')
  return {
    name: 'collectors',
    args: [...source, '--gateway', gateway, '--program', program, '--file', records],
    env: { PATH: env.PATH, NODE_ENV: mode, STANDDOWN_COLLECTOR_TOKEN: token },
  }
}

/** Where the demonstration case leaves `{ program, token }` for its collectors. */
export function demoCollectorsFile(dataDir: string): string {
  return join(dataDir, 'demo-collectors.json')
}

/** The address by which this machine reaches a server that listens on `host`. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
