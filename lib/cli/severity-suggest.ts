import { parseArgs } from 'node:util'
import { runCommand } from '@/lib/cli/command-line'
import { readJsonInput } from '@/lib/cli/json-input'
import { suggestSeverity } from '@/lib/severity/rules/suggest'
import { severityInput, severityJsonSchemas } from '@/lib/severity/schema'
import { StartProblem } from '@/lib/start-problem'

const asJson = (value: unknown) => JSON.stringify(value, null, 2)

// npm run -s severity:suggest < facts.json: what ENISA's method and the stage suggest; docs/severity.md has examples.
await runCommand(async (args) => {
  const { schema } = parseArgs({ args, options: { schema: { type: 'string' } } }).values
  if (schema === undefined) return console.log(asJson(suggestSeverity(await readJsonInput(severityInput))))
  const found = severityJsonSchemas()[`severity-suggest.${schema}`]
  if (!found) throw new StartProblem('--schema is "input" or "output".')
  console.log(asJson(found))
})
