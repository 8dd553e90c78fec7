import { parseArgs } from 'node:util'
import { addCast, addProgram } from '@/lib/testing/programs/cast'
import { onGround } from './ground'
import { measuredLoop } from './loop'
import { machine } from './machine'

// Reads of the state in a closed loop, whole and with an ETag that matches. Generator, gateway and PostgreSQL share this
// machine. npm run bench -- state-reads --connections 1,16 --seconds 5 --runs 3
const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '1,16' },
    seconds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '3' },
  },
})
// One token makes all of the load.
process.env.GATEWAY_TOKEN_RATE = '0'

await onGround(async ({ gatewayUrl, gatewayPid }) => {
  const cast = await addCast()
  const { slug: program, token } = await addProgram(cast.owner, { ttlMs: 15_000, checkGapMs: 1000 })
  console.log(JSON.stringify({ machine: machine() }))
  const order = { gatewayUrl, token, program, prefix: 'bench', seconds: Number(values.seconds) }
  for (const kind of ['unchanged', 'state'] as const)
    for (const connections of values.connections.split(',').map(Number)) {
      const runs = []
      for (let run = 0; run < Number(values.runs); run += 1)
        runs.push(await measuredLoop({ ...order, kind, connections }, gatewayPid))
      runs.sort((a, b) => a.perSecond - b.perSecond)
      const rates = runs.map(({ perSecond }) => perSecond)
      console.log(JSON.stringify({ kind, connections, rates, median: runs[Math.floor(runs.length / 2)] }))
    }
  console.log(JSON.stringify({ loadAfter: machine().loadAverages }))
})
