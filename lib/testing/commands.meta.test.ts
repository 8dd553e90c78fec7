import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allCommands } from '@/lib/command'
import { root } from '@/lib/testing/sources'

const modulePaths = globSync('lib/{*/commands.ts,*/commands/**/*.ts,workflows/*.ts}', { cwd: root }).filter(
  (path) => !path.endsWith('.test.ts'),
)

interface Exported {
  readonly path: string
  readonly identifier: string
  readonly name: string
}

function commandsIn(path: string, module: Record<string, unknown>): Exported[] {
  return Object.entries(module).flatMap(([identifier, value]) =>
    typeof value === 'function' && 'commandName' in value
      ? [{ path, identifier, name: String(value.commandName) }]
      : [],
  )
}

const exported: Exported[] = []
for (const path of modulePaths) exported.push(...commandsIn(path, await import(resolve(root, path))))

/** Every kind that stands as a key in some domain's map of events; the maps are types, so their source is read. */
function declaredKinds(): Set<string> {
  const maps = globSync('lib/*/events.ts', { cwd: root }).map((path) => readFileSync(resolve(root, path), 'utf8'))
  return new Set(
    maps.flatMap((text) =>
      [...text.matchAll(/^ {2}(?:readonly )?'([a-z_]+\.[a-z_.]+)':/gm)].map(([, kind]) => kind ?? ''),
    ),
  )
}

/** All test code of the folder in which the command stands. */
function testsBeside(path: string): string {
  const [, domain] = path.split('/')
  const files = globSync(`lib/${domain}/**/*.test.ts`, { cwd: root })
  return files.map((file) => readFileSync(resolve(root, file), 'utf8')).join('\n')
}

describe('every command', () => {
  it('is found', () => {
    expect(exported.length).toBeGreaterThan(10)
    expect(exported.map(({ name }) => name).sort()).toEqual([...allCommands().keys()].sort())
  })

  it('has a name of its own that says domain and act', () => {
    expect(new Set(exported.map(({ name }) => name)).size).toBe(exported.length)
    expect(exported.filter(({ name }) => !/^[a-z]+\.[a-z][A-Za-z]+$/.test(name))).toEqual([])
  })

  it('writes at least one kind of event, all of them declared', () => {
    const known = declaredKinds()
    const wrong = [...allCommands().values()].filter(
      ({ events }) => events.length === 0 || events.some((kind) => !known.has(kind)),
    )
    expect(wrong.map(({ commandName, events }) => `${commandName}: ${events.join(', ')}`)).toEqual([])
  })

  it('is tried by a test in its own domain', () => {
    const untested = exported.filter(
      ({ path, identifier }) => !new RegExp(`\\b${identifier}\\b`).test(testsBeside(path)),
    )
    expect(untested.map(({ path, identifier }) => `${path}: ${identifier}`)).toEqual([])
  })
})
