import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowed, planted } from '@/lib/testing/layers-planted'
import { root } from '@/lib/testing/sources'

let folder: string
let result: ICruiseResult

beforeAll(async () => {
  mkdirSync(join(root, '.data'), { recursive: true })
  folder = mkdtempSync(join(root, '.data/test-layers-'))
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [file, source] of Object.entries(allowed)) write(file, source)
  for (const { from, to, typeOnly, with: more = {} } of planted) {
    write(from, typeOnly ? `import type { Row } from '${to}'` : `import '${to}'`)
    for (const [file, source] of Object.entries(more)) write(file, source)
  }
  result = await cruise()
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the layers', () => {
  it('reads the whole tree', () => {
    expect(result.summary.totalCruised).toBeGreaterThan(Object.keys(allowed).length + planted.length)
    expect(result.summary.totalDependenciesCruised).toBeGreaterThan(planted.length)
  })

  it.each(planted)('reports $from → $to as $rule and nothing else', ({ rule, from }) => {
    const rules = violations().filter((violation) => violation.from === from)
    expect([...new Set(rules.map((violation) => violation.rule.name))]).toEqual([rule])
  })

  it('reports nothing that is allowed', () => {
    const sources = new Set(planted.flatMap(({ from, with: more = {} }) => [from, ...Object.keys(more)]))
    expect(violations().filter(({ from }) => !sources.has(from))).toEqual([])
  })

  it('has a planted violation of every rule, and every rule is an error', () => {
    const rules = result.summary.ruleSetUsed?.forbidden ?? []
    expect(new Set(rules.map(({ name }) => name))).toEqual(new Set(planted.map(({ rule }) => rule)))
    expect(rules.filter(({ severity }) => severity !== 'error')).toEqual([])
  })
})

function write(file: string, source: string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), `${source}\n`)
}

async function cruise(): Promise<ICruiseResult> {
  const command = join(root, 'node_modules/.bin/depcruise')
  const args = [command, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'app', 'components', 'lib']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 })
  return JSON.parse(stdout)
}

function violations() {
  return result.summary.violations
}
