import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { runCommand } from '@/lib/cli/command-line'
import { readEnv } from '@/lib/env'
import { StartProblem } from '@/lib/start-problem'
import { demoCollectorsFile } from '@/lib/supervisor/programs'

const place = z.object({ program: z.string(), token: z.string() })

/** The demonstration program and a token for it, or those that the caller brings. */
function enrolment(dataDir: string): { program: string | null; token: string } {
  const own = process.env.STANDDOWN_COLLECTOR_TOKEN
  if (own) return { program: null, token: own }
  const file = demoCollectorsFile(dataDir)
  if (!existsSync(file))
    throw new StartProblem(
      'There is no demonstration program here. Make a token on a program’s page, then run this with --program SLUG and the token in STANDDOWN_COLLECTOR_TOKEN.',
    )
  return place.parse(JSON.parse(readFileSync(file, 'utf8')))
}

// npm run demo:collectors: some dozens of collectors at work, two of which lose the gateway on SIGUSR2, one slow.
await runCommand(async (args) => {
  const { dataDir, gatewayPort } = readEnv()
  const { program, token } = enrolment(dataDir)
  process.env.STANDDOWN_COLLECTOR_TOKEN = token
  const defaults = {
    gateway: `http://127.0.0.1:${gatewayPort}`,
    collectors: '40',
    'cut-off': '2',
    slow: '1',
    prefix: 'demo',
    file: join(dataDir, 'demo-collectors-records.jsonl'),
    ...(program && { program }),
  }
  const given = Object.entries(defaults).flatMap(([name, value]) => [`--${name}`, value])
  process.argv.splice(2, process.argv.length, ...given, ...args)
  await import('@/lib/collector-sdk/demo-main')
})
