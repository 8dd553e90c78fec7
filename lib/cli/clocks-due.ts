import { parseArgs } from 'node:util'
import { runCommand } from '@/lib/cli/command-line'
import { readJsonInput } from '@/lib/cli/json-input'
import { answerDue } from '@/lib/clocks/due-answer'
import { clockJsonSchemas, dueRequest } from '@/lib/clocks/due-request'
import { regimeTable } from '@/lib/clocks/table'
import { StartProblem } from '@/lib/start-problem'

const asJson = (value: unknown) => JSON.stringify(value, null, 2)

// npm run -s clocks:due < anchors.json: when each duty is due; docs/clocks.md has examples.
await runCommand(async (args) => {
  const options = { schema: { type: 'string' }, table: { type: 'boolean' } } as const
  const { schema, table } = parseArgs({ args, options }).values
  if (table) return console.log(regimeTable())
  if (schema === undefined) return console.log(asJson(answerDue(await readJsonInput(dueRequest))))
  const found = clockJsonSchemas()[`clocks-due.${schema}`]
  if (!found) throw new StartProblem('--schema is "input" or "output".')
  console.log(asJson(found))
})
