import { writeFileSync } from 'node:fs'
import { mutantGroups } from '@/lib/testing/proof/mutants'
import { failuresWith, type Verdict } from '@/lib/testing/proof/run'

// Breaks each rule of the protocol, one at a time, in the code that ships, and prints which test noticed.
// Two at once; `--report FILE` counts like a test runner's report; further words choose mutants by the beginning of their id.
const [flag, file] = process.argv.slice(2)
const words = process.argv.slice(flag === '--report' ? 4 : 2)
const chosen = (id: string) => words.length === 0 || words.some((word) => id.startsWith(word))
const work = mutantGroups.flatMap((group) =>
  group.mutants.filter((mutant) => chosen(mutant.id)).map((mutant) => ({ group, mutant })),
)
const groups = new Set(work.map(({ group }) => group))
const verdicts: Verdict[] = []
const problems: string[] = []

async function takeTurns(): Promise<void> {
  for (let next = work.shift(); next; next = work.shift()) {
    const { group, mutant } = next
    try {
      const verdict = { mutant, caughtBy: await failuresWith(group, mutant) }
      verdicts.push(verdict)
      console.log(line(verdict))
    } catch (thrown) {
      problems.push(String(thrown instanceof Error ? thrown.message : thrown))
      console.error(problems.at(-1))
    }
  }
}

function line({ mutant, caughtBy }: Verdict): string {
  const [first] = caughtBy
  const by = first ?? 'NOBODY'
  return `${first ? 'caught' : 'LIVED '}  ${mutant.id}\n        rule:    ${mutant.rule}\n        instead: ${mutant.instead}\n        by:      ${by}`
}

// What fails with every rule in place would catch any mutant.
for (const group of groups)
  for (const name of await failuresWith(group, null)) problems.push(`${name}: fails with every rule in place.`)
if (problems.length === 0) await Promise.all([takeTurns(), takeTurns()])
else console.error(problems.join('\n'))
const caught = verdicts.filter((verdict) => verdict.caughtBy.length > 0).length
const total = verdicts.length + problems.length
console.log(`\n${caught} of ${total} mutants caught.`)
if (flag === '--report' && file) writeFileSync(file, JSON.stringify({ numTotalTests: total, numPassedTests: caught }))
process.exitCode = caught === total && total > 0 ? 0 : 1
