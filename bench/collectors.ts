import { parseArgs } from 'node:util'
import { withClient } from '@/lib/db/embedded-cluster'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { addPerson } from '@/lib/testing/people'
import { addProgram } from '@/lib/testing/programs/cast'
import { type Installation, onInstallation } from './installation'
import { load, type Scenario } from './load'
import { machine } from './machine'

// The list of a program's collectors and its export, from the production build, while the program runs and while it is
// paused; beside it a program with three times as many. npm run bench -- collectors
const { values } = parseArgs({
  options: {
    collectors: { type: 'string', default: '10000' },
    requests: { type: 'string', default: '200' },
    exports: { type: 'string', default: '30' },
    runs: { type: 'string', default: '3' },
    connections: { type: 'string', default: '1,16' },
  },
})
const collectors = Number(values.collectors)

/** Enrols collectors of seven groups and five versions, heard within the last ten minutes. */
const enrolled = `
  INSERT INTO collector (id, "programId", "tokenId", "externalId", "bootId", "registeredAt", "lastSeenAt", "lastGrantAt",
    "lastRecordAt", "group", version, recorded)
  SELECT gen_random_uuid(), $1, $2, 'laptop-' || lpad(n::text, 6, '0'), 'boot', now - interval '1 day',
    now - n % 600 * interval '1 second', now - n % 600 * interval '1 second', now - n % 900 * interval '1 second',
    'Site ' || n % 7, '2.' || n % 5 || '.0', n
  FROM generate_series(1, $3::int) n, (SELECT standdown_now() AS now) t`

/** Of the pause: 97 of 100 confirmed, two expired; the rest expire while it runs. */
const accounted = `
  INSERT INTO collector_account ("programId", epoch, "collectorId", kind, at, source)
  SELECT "programId", 2, id, CASE WHEN recorded % 100 < 97 THEN 'confirmed' ELSE 'expired' END::"AccountKind",
    standdown_now(), CASE WHEN recorded % 100 < 97 THEN 'confirm' ELSE 'lease end' END
  FROM collector WHERE "programId" = $1 AND recorded % 100 < 99`

async function program(ownerUrl: string, count: number, paused: boolean): Promise<string> {
  const owner = await addPerson('program_owner')
  const made = await addProgram(owner, { ttlMs: 15_000, checkGapMs: 1000 })
  await withClient(ownerUrl, async (client) => {
    await client.query(enrolled, [made.id, made.tokenId, count])
    if (!paused) return
    await pauseProgram(owner, { programId: made.id, reason: 'Bench.' })
    await client.query(accounted, [made.id])
  })
  return `/programs/${made.slug}/collectors`
}

async function scenarios({ ownerUrl, cookie }: Installation): Promise<Scenario[]> {
  const running = await program(ownerUrl, collectors, false)
  const paused = await program(ownerUrl, collectors, true)
  await program(ownerUrl, 3 * collectors, false)
  await withClient(ownerUrl, (client) => client.query('ANALYZE'))
  const page = { headers: { ...cookie, accept: 'text/html' }, expect: 'laptop-' }
  const csv = {
    headers: cookie,
    requests: Number(values.exports),
    expect: `laptop-${String(collectors).padStart(6, '0')}`,
  }
  return [
    { name: 'running_state', ...page, path: running },
    { name: 'running_name', ...page, path: `${running}?sort=name` },
    { name: 'running_seen', ...page, path: `${running}?sort=seen` },
    { name: 'paused_state', ...page, path: paused },
    { name: 'paused_expired', ...page, path: `${paused}?state=expired&sort=name` },
    { name: 'paused_search', ...page, path: `${paused}?q=00{{i}}`, expect: 'Collectors of' },
    { name: 'running_csv', ...csv, path: `${running}/export` },
    { name: 'paused_csv', ...csv, path: `${paused}/export` },
  ]
}

await onInstallation({ incidents: 1000, entries: 200, fresh: false }, async (installation) => {
  console.log(JSON.stringify({ machine: machine(), collectors }))
  await load(await scenarios(installation), {
    base: installation.webUrl,
    connections: values.connections.split(',').map(Number),
    requests: Number(values.requests),
    runs: Number(values.runs),
  })
  console.log(JSON.stringify({ machine: machine() }))
})
