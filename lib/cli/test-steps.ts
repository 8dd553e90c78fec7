import { join } from 'node:path'

/** One runner of `npm test`. */
export interface Step {
  name: string
  /** Run one after the other, each a program of node_modules/.bin with its arguments; the first failure ends the step. */
  commands: string[][]
  /** Where the runner writes its counts; without it the step is one check. */
  report?: string
  /** The step that must not have failed before. */
  needs?: string
}

/** Everything that `npm test` runs, in order: what needs nothing first, so that small mistakes show within seconds. */
export function testSteps(reports: string): Step[] {
  const vitest = (name: string): Step => {
    const report = join(reports, `${name}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    return { name, commands: [['vitest', 'run', '--project', name, ...reporters]], report }
  }
  return [
    {
      name: 'types',
      commands: [
        ['next', 'typegen'],
        ['tsc', '--noEmit', '--project', '.'],
      ],
    },
    { name: 'lint', commands: [['biome', 'check', '--error-on-warnings', '.']] },
    {
      name: 'layers',
      commands: [['depcruise', '--config', '.dependency-cruiser.cjs', 'app', 'components', 'e2e', 'lib', 'prisma']],
    },
    { name: 'dead code', commands: [['knip']] },
    vitest('unit'),
    vitest('conformance'),
    vitest('integration'),
    mutants(join(reports, 'mutants.json')),
    { name: 'build', commands: [['node', '--conditions=react-server', '--import', 'tsx', 'lib/cli/build.ts']] },
    {
      name: 'browser',
      commands: [['playwright', 'test', '--config', 'e2e/playwright.config.ts']],
      report: join(reports, 'browser.json'),
      needs: 'build',
    },
  ]
}

/** Each rule of the pause broken in turn, with the test that noticed. */
function mutants(report: string): Step {
  const command = ['node', '--conditions=react-server', '--import', 'tsx', 'lib/testing/proof/main.ts']
  return { name: 'mutants', commands: [[...command, '--report', report]], report }
}
