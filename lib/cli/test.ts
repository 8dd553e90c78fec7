import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Outcome, outcome, readCounts, summary } from '@/lib/cli/test-report'
import { type Step, testSteps } from '@/lib/cli/test-steps'

// `npm test` runs everything; `npm test -- unit lint` runs what is named.
const root = process.cwd()
const reports = join(root, '.data/test-reports')
const env = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  NEXT_TELEMETRY_DISABLED: '1',
  BROWSER_REPORT: join(reports, 'browser.json'),
}
let running: ChildProcess | undefined
let stopped = false

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    stopped = true
    // Ctrl-C reaches the runner by itself; a second one would make it leave things behind.
    if (signal === 'SIGTERM' || !process.stdout.isTTY) running?.kill(signal)
  })

const steps = chosen(process.argv.slice(2))
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const outcomes: Outcome[] = []
for (const [index, step] of steps.entries()) outcomes.push(await runStep(step, `[${index + 1}/${steps.length}]`))
console.log(`\n${summary(outcomes)}`)
process.exitCode = outcomes.every(({ state }) => state === 'ok') ? 0 : 1

function chosen(names: string[]): Step[] {
  const all = testSteps(reports)
  const unknown = names.filter((name) => !all.some((step) => step.name === name))
  if (unknown.length) {
    console.error(`There is no "${unknown[0]}" to run. Choose from: ${all.map(({ name }) => name).join(', ')}.`)
    process.exit(1)
  }
  return names.length ? all.filter(({ name }) => names.includes(name)) : all
}

async function runStep(step: Step, place: string): Promise<Outcome> {
  const needed = outcomes.find(({ name }) => name === step.needs)
  if (stopped || needed?.state === 'failed') {
    console.log(`\n${place} ${step.name}: not run${stopped ? '' : `, since ${step.needs} failed`}`)
    return { name: step.name, state: 'not run', seconds: 0, passed: 0, failed: 0 }
  }
  console.log(`\n${place} ${step.name}`)
  const started = performance.now()
  let exitCode = 0
  for (const command of step.commands) if (exitCode === 0) exitCode = await run(command)
  const seconds = (performance.now() - started) / 1000
  const result = outcome(step.name, exitCode, seconds, step.report ? readCounts(step.report) : null)
  console.log(`${place} ${step.name}: ${result.state} after ${seconds.toFixed(1)} s`)
  return result
}

/** Runs one program with its output passed through; resolves to its exit code, 1 when it was killed or can't start. */
function run([program = '', ...args]: string[]): Promise<number> {
  return new Promise((resolve) => {
    running = spawn(join(root, 'node_modules/.bin', program), args, {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    running.once('error', (cause) => {
      console.error(`${program} could not be started: ${cause.message}`)
      resolve(1)
    })
    running.once('close', (code) => resolve(code ?? 1))
  })
}
