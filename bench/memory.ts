import { fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { addCast, addProgram } from '@/lib/testing/programs/cast'
import { onGround } from './ground'
import { cpuSeconds, residentMb } from './loop'
import { machine } from './machine'
import type { Told } from './switch-clients'

// What the gateway takes for so many open streams, each of a collector with a second connection for what it sends.
// npm run bench -- memory --streams 5000
const { values } = parseArgs({
  options: { streams: { type: 'string', default: '5000' }, seconds: { type: 'string', default: '20' } },
})
const streams = Number(values.streams)
const seconds = Number(values.seconds)

await onGround(async ({ gatewayUrl, gatewayPid }) => {
  const cast = await addCast()
  const { slug, token } = await addProgram(cast.owner, { ttlMs: 15_000, checkGapMs: 1000 })
  const beforeMb = residentMb(gatewayPid)
  const child = fork(join('bench', 'switch-clients.ts'), [gatewayUrl, slug, token, values.streams], { execArgv: [] })
  const ended = new Promise((done) => child.once('exit', done))
  try {
    await new Promise<void>((open, reject) => {
      child.on('message', (told: Told) => told.collecting === streams && open())
      child.once('exit', () => reject(new Error('the generator ended')))
    })
    const openedMb = residentMb(gatewayPid)
    const cpuBefore = cpuSeconds(gatewayPid)
    await wait(seconds * 1000)
    const afterMb = residentMb(gatewayPid)
    // With nothing to do but a heartbeat on each stream every 2 s.
    const coresUsed = Math.round(((cpuSeconds(gatewayPid) - cpuBefore) / seconds) * 1000) / 1000
    const kbPerStream = Math.round(((afterMb - beforeMb) * 1024) / streams)
    console.log(JSON.stringify({ streams, beforeMb, openedMb, afterMb, kbPerStream, coresUsed, machine: machine() }))
  } finally {
    if (child.connected) child.disconnect()
    await ended
  }
})
