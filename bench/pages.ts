import { parseArgs } from 'node:util'
import { db } from '@/lib/db/client'
import { type Installation, onInstallation } from './installation'
import { load, type Scenario } from './load'
import { machine } from './machine'

// Pages and REST of the production build on many incidents, in a closed loop: a request is sent when the one before is
// answered. Generator, pages and PostgreSQL share this machine. npm run bench -- pages
const { values } = parseArgs({
  options: {
    incidents: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '300' },
    writes: { type: 'string', default: '2000' },
    runs: { type: 'string', default: '3' },
    connections: { type: 'string', default: '1,16' },
    only: { type: 'string', default: '' },
    fresh: { type: 'boolean', default: false },
    // Starts everything, says where, and waits for Ctrl-C: to look with other tools.
    hold: { type: 'boolean', default: false },
  },
})
const entries = 200
const writtenTo = 9000

async function writableReferences(): Promise<string[]> {
  const rows = await db().incident.findMany({
    where: { visibility: 'open', title: { not: 'Bench: the long night' } },
    select: { reference: true },
    orderBy: { id: 'desc' },
    take: writtenTo,
  })
  return rows.map(({ reference }) => reference)
}

async function scenarios({ longReference, cookie, key }: Installation): Promise<Scenario[]> {
  const picks = await writableReferences()
  const write = { method: 'POST', headers: key, requests: Number(values.writes), status: 201 } as const
  const page = { headers: { ...cookie, accept: 'text/html' } }
  return [
    { name: 'open200_html', ...page, path: `/incidents/${longReference}`, expect: `entry ${entries} of` },
    { name: 'list50_html', ...page, path: '/incidents?severity=0,1,2', expect: 'Incident: ' },
    {
      ...{ name: 'list50_api', headers: key, expect: 'Incident: ' },
      path: '/api/v1/incidents?severity=0,1,2&status=reported,investigating,contained&limit=50',
    },
    { name: 'home_html', ...page, path: '/dashboard', expect: 'Filed by week' },
    // Last, so that what they write is not in the way of what is read.
    { name: 'create', ...write, path: '/api/v1/incidents', body: { title: 'Bench: filed in a loop, number {{i}}' } },
    {
      ...{ name: 'comment', ...write, picks, path: '/api/v1/incidents/{{pick}}/timeline' },
      body: { kind: 'note', text: 'Bench: entry {{i}}' },
    },
  ]
}

const filling = { incidents: Number(values.incidents), entries, fresh: values.fresh }
await onInstallation(filling, async (installation) => {
  const all = await scenarios(installation)
  const only = values.only ? values.only.split(',') : null
  console.log(JSON.stringify({ machine: machine(), ...filling }))
  if (values.hold) {
    const { webUrl, ownerUrl, cookie, key, longReference } = installation
    console.log(JSON.stringify({ webUrl, ownerUrl, ...cookie, ...key, longReference, pids: installation.pids() }))
    await new Promise((stop) => process.once('SIGINT', stop))
    return
  }
  await load(only ? all.filter(({ name }) => only.includes(name)) : all, {
    base: installation.webUrl,
    connections: values.connections.split(',').map(Number),
    requests: Number(values.requests),
    runs: Number(values.runs),
  })
  console.log(JSON.stringify({ machine: machine() }))
})
