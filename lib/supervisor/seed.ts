import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { DatabaseUrls, Seed } from '@/lib/supervisor/database'
import { quiet } from '@/lib/supervisor/programs'
import { runOnce } from '@/lib/supervisor/run-once'

// The supervisor itself stays free of the app: what needs commands runs in a process of its own.
const program = (name: string) => [quiet, '--conditions=react-server', '--import', 'tsx', `lib/cli/${name}.ts`]

/** Loads the demonstration case, and leaves what its collectors need in the data folder. */
export function demoSeed(dataDir: string, signal: AbortSignal, log: (line: string) => void): Seed {
  return async (urls) => {
    log('Loading the demonstration case …')
    const env = childEnv(urls, { DEMO: 'on', DATA_DIR: dataDir, LOG_LEVEL: 'warn' })
    await runOnce({ args: program('demo-load'), env, log, signal, what: 'Loading the demonstration case' })
  }
}

/** The one-time link for the first administrator; null when there is an administrator already. */
export async function firstAdminLink(urls: DatabaseUrls, publicUrl: string): Promise<string | null> {
  const child = spawn(process.execPath, program('first-admin'), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: childEnv(urls, { DEMO: 'off', PUBLIC_URL: publicUrl }),
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  await once(child, 'close')
  return (
    said
      .trim()
      .split('\n')
      .find((line) => line.startsWith(publicUrl)) ?? null
  )
}

function childEnv(urls: DatabaseUrls, extra: Record<string, string>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: urls.appUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    ...extra,
  }
}
