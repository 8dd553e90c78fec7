import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runCommand } from '@/lib/cli/command-line'
import { StartProblem } from '@/lib/start-problem'
import { lintContext, lintJsonSchemas } from '@/lib/statements/lint/context-schema'
import { lintText, type TextContext } from '@/lib/statements/lint/lint'
import { contextOf, printedMark, readableReport } from '@/lib/statements/lint/report'

const asJson = (value: unknown) => JSON.stringify(value, null, 2)

function readContext(file: string | undefined): TextContext {
  if (file === undefined) return {}
  let given: unknown
  try {
    given = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new StartProblem(`${file} can't be read as JSON: ${cause instanceof Error ? cause.message : cause}`)
  }
  const parsed = lintContext.safeParse(given)
  if (parsed.success) return contextOf(parsed.data)
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'The context'}: ${message}`)
  throw new StartProblem(`${file} is no context that the rules know.\n${problems.join('\n')}`)
}

// npm run -s statement:lint < text: the marks on a text of anyone's; docs/lint.md has the rules. Ends with 1 if one blocks.
await runCommand(async (args) => {
  const options = { context: { type: 'string' }, json: { type: 'boolean' }, schema: { type: 'string' } } as const
  const { context: file, json, schema } = parseArgs({ args, options }).values
  if (schema !== undefined) {
    const found = lintJsonSchemas()[`statement-lint.${schema}`]
    if (!found) throw new StartProblem('--schema is "context" or "output".')
    return console.log(asJson(found))
  }
  const context = readContext(file)
  const text = readFileSync(0, 'utf8')
  console.log(json ? asJson(lintText(text, context).map(printedMark)) : readableReport(text, context))
  if (lintText(text, context).some(({ severity }) => severity === 'block')) process.exitCode = 1
})
