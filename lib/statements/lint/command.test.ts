import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lintContext, lintJsonSchemas } from '@/lib/statements/lint/context-schema'
import { lintText } from '@/lib/statements/lint/lint'
import { contextOf } from '@/lib/statements/lint/report'
import { root } from '@/lib/testing/sources'
import { wordingExamples } from '@/lib/testing/statements/wording-examples'

const folder = mkdtempSync(join(tmpdir(), 'standdown-lint-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(text: string, context: unknown, ...args: string[]) {
  const file = join(folder, 'context.json')
  writeFileSync(file, JSON.stringify(context))
  const program = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'lib/cli/statement-lint.ts',
    '--context',
    file,
    ...args,
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: root, input: text, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('the JSON schemas in docs/schemas', () => {
  it.each(Object.entries(lintJsonSchemas()))('%s is current', (name, schema) => {
    const file = readFileSync(resolve(root, 'docs/schemas', `${name}.json`), 'utf8')
    expect(JSON.parse(file), `npm run -s statement:lint -- --schema ${name.split('.')[1]}`).toEqual(schema)
  })
})

describe('the context file', () => {
  it.each(wordingExamples)('makes $rule behave as listed on “$sentence”', ({ rule, sentence, context, marked }) => {
    const read = contextOf(lintContext.parse(JSON.parse(JSON.stringify(context))))
    expect(lintText(sentence, read).some((mark) => mark.rule === rule)).toBe(marked)
  })
})

describe('statement:lint', () => {
  it('prints what blocks and ends with 1', () => {
    const { status, stdout } = run('Files may have been opened by other teams.', { strength: 4 }, '--json')
    expect(status).toBe(1)
    const [mark] = JSON.parse(stdout) as {
      rule: string
      severity: string
      sentence: string
      start: number
      end: number
    }[]
    expect(mark).toMatchObject({ rule: 'L16', severity: 'block', start: 6, end: 20 })
    expect(mark?.sentence).toBe('Files may have been opened by other teams.')
  })

  it('ends with 0 where nothing blocks, and says so', () => {
    const { status, stdout } = run('We closed access at 10:42 UTC.', {})
    expect([status, stdout.trim()]).toEqual([0, 'No marks.'])
  })

  it('names a field of the context that it does not know', () => {
    const { status, stderr } = run('Words.', { reviewed: true })
    expect(status).toBe(1)
    expect(stderr).toContain('reviewed')
  })
})
