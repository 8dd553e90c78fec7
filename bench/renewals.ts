import { parseArgs } from 'node:util'
import { addCast, addProgram } from '@/lib/testing/programs/cast'
import { onGround } from './ground'
import { measuredLoop, residentMb } from './loop'
import { machine } from './machine'

// Renewals of leases in a closed loop: every collector has a connection and renews as soon as it is answered. One core is
// the gateway's, since it is one thread; generator and PostgreSQL share the machine with it.
// npm run bench -- renewals --collectors 100,300,1000,3000,10000 --seconds 10
const { values } = parseArgs({
  options: {
    collectors: { type: 'string', default: '100,300,1000,3000,10000' },
    seconds: { type: 'string', default: '10' },
    runs: { type: 'string', default: '3' },
  },
})
// One token makes all of the load.
process.env.GATEWAY_TOKEN_RATE = '0'

await onGround(async ({ gatewayUrl, gatewayPid }) => {
  const cast = await addCast()
  const { slug: program, token } = await addProgram(cast.owner, { ttlMs: 15_000, checkGapMs: 1000 })
  console.log(JSON.stringify({ machine: machine() }))
  const fixed = { gatewayUrl, token, program, kind: 'lease', seconds: Number(values.seconds) } as const
  for (const collectors of values.collectors.split(',').map(Number)) {
    const order = { ...fixed, connections: collectors, prefix: 'bench' }
    const runs = []
    for (let run = 0; run < Number(values.runs); run += 1) runs.push(await measuredLoop(order, gatewayPid))
    runs.sort((a, b) => a.perSecond - b.perSecond)
    const rates = runs.map(({ perSecond }) => perSecond)
    const median = runs[Math.floor(runs.length / 2)]
    console.log(JSON.stringify({ collectors, rates, median, gatewayMb: residentMb(gatewayPid) }))
  }
  console.log(JSON.stringify({ loadAfter: machine().loadAverages }))
})
