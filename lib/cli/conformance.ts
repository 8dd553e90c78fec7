import { parseArgs } from 'node:util'
import { runCommand } from '@/lib/cli/command-line'
import { allCases } from '@/lib/conformance/cases/all'
import type { ConformanceCase } from '@/lib/conformance/play'
import { report } from '@/lib/conformance/report'
import { playCases } from '@/lib/conformance/run'
import { prepareClocks } from '@/lib/conformance/wall-clock'
import { StartProblem } from '@/lib/start-problem'

const options = {
  cmd: { type: 'string' },
  cases: { type: 'string' },
  ttl: { type: 'string', default: '2000' },
  gap: { type: 'string', default: '400' },
  'at-once': { type: 'string', default: '6' },
  json: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
} as const

function milliseconds(name: string, value: string, least: number, most: number): number {
  const given = Number(value)
  if (Number.isInteger(given) && given >= least && given <= most) return given
  throw new StartProblem(`--${name} is a whole number from ${least} to ${most}.`)
}

function chosen(names: string | undefined): readonly ConformanceCase[] {
  const wanted = names?.split(',').map((name) => name.trim())
  const unknown = wanted?.find((name) => !allCases.some((one) => one.name === name))
  if (unknown !== undefined) throw new StartProblem(`There is no case "${unknown}". "--list" names them all.`)
  return wanted ? allCases.filter((one) => wanted.includes(one.name)) : allCases
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values
  } catch (cause) {
    throw new StartProblem(cause instanceof Error ? cause.message : String(cause))
  }
}

// npm run conformance -- --cmd "…": puts a collector in any language through the rules; docs/collectors.md says how.
await runCommand(async (args) => {
  const values = parse(args)
  if (values.list) return console.log(allCases.map(({ name, title }) => `${name.padEnd(24)} ${title}`).join('\n'))
  if (!values.cmd)
    throw new StartProblem('Say what to run: npm run conformance -- --cmd "sh docs/examples/collector.sh"')
  const cases = chosen(values.cases)
  const trial = {
    command: values.cmd,
    ttlMs: milliseconds('ttl', values.ttl, 1000, 60_000),
    gapMs: milliseconds('gap', values.gap, 1, 10_000),
  }
  const atOnce = milliseconds('at-once', values['at-once'], 1, 64)
  const clocks = prepareClocks()
  // The report alone is on standard output, so that --json can be read by a program.
  if (!values.json) console.error(`${cases.length} cases against "${trial.command}", ttl ${trial.ttlMs} ms …`)
  const verdicts = await playCases({ cases, trial, clocks, atOnce }).finally(() => clocks.close())
  const about = { command: trial.command, ttlMs: trial.ttlMs, gapMs: trial.gapMs, clocks: clocks.how }
  console.log(values.json ? JSON.stringify({ ...about, verdicts }, null, 2) : report(verdicts))
  process.exitCode = verdicts.every(({ verdict }) => verdict !== 'failed') ? 0 : 1
})
