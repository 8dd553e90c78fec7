import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LoopOrder, LoopResult } from './loop-clients'

/** Runs one closed loop in a process of its own. `began` and `ended` are called around it, when all are connected. */
export function runLoop(order: LoopOrder, began: () => void, ended: () => void): Promise<LoopResult> {
  const child = fork(join('bench', 'loop-clients.ts'), [JSON.stringify(order)], { execArgv: [] })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the generator ended with ${code}`)))
    child.on('message', (message: 'ready' | LoopResult) => {
      if (message === 'ready') {
        began()
        child.send('begin')
        return
      }
      ended()
      resolve(message)
    })
  })
}

/** Processor time that a process has used, in seconds: Linux counts it in hundredths. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Resident memory of a process, in MB. */
export function residentMb(pid: number): number {
  const [, kb = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kb) / 102.4) / 10
}

/** A closed loop, with what the gateway's process used for it. */
export async function measuredLoop(order: LoopOrder, gatewayPid: number) {
  let before = 0
  let used = 0
  const result = await runLoop(
    order,
    () => {
      before = cpuSeconds(gatewayPid)
    },
    () => {
      used = cpuSeconds(gatewayPid) - before
    },
  )
  const answered = Object.values(result.answers).reduce((sum, count) => sum + count, 0)
  return {
    ...result,
    /** How many one core of the gateway could answer. */
    perCoreSecond: Math.round(answered / used),
    coresUsed: Math.round((used / order.seconds) * 100) / 100,
  }
}
