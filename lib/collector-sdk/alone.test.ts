import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('runs on bare Node, from its sources and with nothing installed', () => {
  const { PATH = '' } = process.env
  const env = { PATH, NODE_ENV: 'production' as const }
  const run = spawnSync(process.execPath, ['lib/collector-sdk/demo-main.ts'], { env, encoding: 'utf8' })
  expect(run).toMatchObject({ status: 1, stderr: 'Needs --program SLUG and a token in STANDDOWN_COLLECTOR_TOKEN.\n' })
})
