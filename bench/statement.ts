import { parseArgs } from 'node:util'
import { db } from '@/lib/db/client'
import { publishStatement } from '@/lib/statements/commands/publish'
import { approvedHolding, castPeople, openIncident, review } from '@/lib/testing/statements/incident'
import { onInstallation } from './installation'
import { load, type Scenario } from './load'
import { machine } from './machine'

// A published statement as people inside and outside see it, from the production build: its page with claims, approvals,
// lint and recipients, and its public page with its feed. npm run bench -- statement
const { values } = parseArgs({
  options: {
    incidents: { type: 'string', default: '2000' },
    requests: { type: 'string', default: '300' },
    runs: { type: 'string', default: '3' },
    connections: { type: 'string', default: '1,16' },
    fresh: { type: 'boolean', default: false },
  },
})

/** A holding statement that stands in public. */
async function publish(): Promise<{ reference: string; slug: string }> {
  const cast = await castPeople()
  const { id } = await openIncident(cast.responder)
  await review(cast.responder, id)
  const { statementId, textHash, reference } = await approvedHolding(cast, id)
  const release = { statementId, textHash, channel: 'Bench', confirm: reference, sending: { publicPage: true } }
  await publishStatement(cast.comms, release)
  const { slug } = await db().publicThread.findUniqueOrThrow({ where: { statementId } })
  return { reference, slug }
}

const filling = { incidents: Number(values.incidents), entries: 200, fresh: values.fresh }
await onInstallation(filling, async ({ webUrl, cookie }) => {
  console.log(JSON.stringify({ machine: machine(), ...filling }))
  const { reference, slug } = await publish()
  const page = { headers: { ...cookie, accept: 'text/html' } }
  const scenarios: Scenario[] = [
    { name: 'statement_html', ...page, path: `/statements/${reference}`, expect: 'Exactly what went out' },
    { name: 'public_html', path: `/s/${slug}`, expect: 'SHA-256 of these words' },
    { name: 'public_feed', path: `/s/${slug}/feed`, expect: '<entry>' },
  ]
  await load(scenarios, {
    base: webUrl,
    connections: values.connections.split(',').map(Number),
    requests: Number(values.requests),
    runs: Number(values.runs),
  })
  console.log(JSON.stringify({ machine: machine() }))
})
