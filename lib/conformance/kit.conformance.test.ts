import { execFile } from 'node:child_process'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { allCases } from '@/lib/conformance/cases/all'
import type { Verdict } from '@/lib/conformance/play'
import { report } from '@/lib/conformance/report'
import { playCases } from '@/lib/conformance/run'
import { type Clocks, prepareClocks } from '@/lib/conformance/wall-clock'
import { brokenFails } from '@/lib/testing/collectors/broken-fails'
import { brokenRules } from '@/lib/testing/collectors/broken-rules'

const trial = { ttlMs: 1600, gapMs: 400 }
let clocks: Clocks

beforeAll(() => {
  clocks = prepareClocks()
})

afterAll(() => clocks.close())

function play(
  command: string,
  names: readonly string[] | null,
  atOnce: number,
  ttlMs = trial.ttlMs,
): Promise<Verdict[]> {
  const cases = allCases.filter(({ name }) => names === null || names.includes(name))
  return playCases({ cases, trial: { ...trial, ttlMs, command }, clocks, atOnce })
}

const names = (verdicts: readonly Verdict[], kind: Verdict['verdict']) =>
  verdicts.filter(({ verdict }) => verdict === kind).map(({ name }) => name)

/** `npm run conformance`, without what npm adds. */
function kit(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const node = ['--conditions=react-server', '--import', 'tsx', 'lib/cli/conformance.ts', '--ttl', '1000', ...args]
  return new Promise((resolve) => {
    const child = execFile(process.execPath, node, (_, stdout, stderr) =>
      resolve({ status: child.exitCode ?? 1, stdout, stderr }),
    )
  })
}

describe.concurrent('the conformance kit', () => {
  it('finds nothing wrong with the collector for Node', async ({ expect }) => {
    const verdicts = await play(`${process.execPath} lib/collector-sdk/filter-main.ts`, null, 6)
    expect(names(verdicts, 'failed'), report(verdicts)).toEqual([])
    expect(names(verdicts, 'not run'), report(verdicts)).toEqual(['stop-by-long-poll'])
  })

  it('finds nothing wrong with the collector in POSIX shell', async ({ expect }) => {
    const verdicts = await play('sh docs/examples/collector.sh', null, 6)
    expect(names(verdicts, 'failed'), report(verdicts)).toEqual([])
    const clockCases = allCases.filter(({ stepsClock }) => stepsClock).map(({ name }) => name)
    // Without a C compiler nobody can step the clock of a shell.
    const noCompiler = clocks.how.startsWith('Date') ? clockCases : []
    expect(names(verdicts, 'not run'), report(verdicts)).toEqual(['stop-by-stream', ...noCompiler])
  })

  it('reads the options, and says in its exit code whether a case failed', async ({ expect }) => {
    const sdk = `${process.execPath} lib/collector-sdk/filter-main.ts`
    const good = await kit('--json', '--cases', 'starts-closed', '--cmd', sdk)
    expect([good.status, JSON.parse(good.stdout).verdicts[0]]).toMatchObject([0, { verdict: 'passed', rule: 4 }])
    const bad = await kit('--cases', 'starts-closed', '--cmd', 'while :; do echo record; sleep 0.05; done')
    expect(bad.status).toBe(1)
    expect(bad.stdout).toContain('FAILED  starts-closed')
    expect(bad.stdout).toContain('0 passed, 1 failed.')
    expect((await kit('--cmd', 'true', '--cases', 'nothing')).stderr).toContain('There is no case "nothing".')
  })
})

/** One of each kind: a broken collector passes those that its fault has nothing to do with. */
const others = ['starts-closed', 'stop-by-stream', 'confirms']

/** Cases of `others` that a fault also breaks, beyond those that tell of it. */
const touches: Readonly<Record<string, readonly string[]>> = {
  'writes-a-little-longer': ['confirms'],
  'deaf-to-news': ['confirms'],
  'confirms-another-epoch': ['stop-by-stream'],
}

describe.concurrent('a collector that is wrong on purpose', () => {
  it('exists for every rule of the table, and the table for every one', ({ expect }) => {
    expect(Object.keys(brokenFails)).toEqual(Object.keys(brokenRules))
  })

  it('is there for every case but those that try nothing but coming back', ({ expect }) => {
    const found = new Set(Object.values(brokenFails).flat())
    const unfound = allCases.map(({ name }) => name).filter((name) => !found.has(name))
    expect(unfound).toEqual(['slow-answers', 'stop-by-long-poll', 'resumes', 'wall-clock-forward'])
  })

  it.for(Object.entries(brokenFails))('fails by its own fault alone: %s', async ([rule, fails], { expect }) => {
    const touched = touches[rule] ?? []
    const played = new Set([...fails, ...others.filter((name) => !touched.includes(name))])
    const command = `${process.execPath} lib/testing/collectors/broken-main.ts ${rule}`
    // A busy machine looks like jitter, less so when there is more time between two renewals.
    const ttlMs = rule === 'no-jitter' ? 3000 : trial.ttlMs
    const verdicts = await play(command, [...played], 3, ttlMs)
    expect(names(verdicts, 'failed').sort(), report(verdicts)).toEqual([...fails].sort())
  })
})
