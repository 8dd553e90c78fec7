import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '@/lib/testing/sources'

/** Versions below which something known is broken: each floor names what it mends. */
const floors = [
  { name: 'next', floor: '16.4.6', mends: 'CVE-2026-126187 and its follow-ups' },
  { name: 'react', floor: '19.3.1', mends: 'the server component decoder' },
  { name: 'react-dom', floor: '19.3.1', mends: 'the server component decoder' },
  { name: 'next-auth', floor: '4.24.15', mends: 'look-alike addresses and replayed check cookies' },
]
const lock: { packages: Record<string, { version?: string }> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
)
const versions = Object.entries(lock.packages).flatMap(([path, { version }]) =>
  version ? [{ name: path.split('node_modules/').at(-1) ?? path, version }] : [],
)

describe('installed versions', () => {
  it.each(floors)('$name is at least $floor, which mends $mends', ({ name, floor }) => {
    const found = versions.filter((entry) => entry.name === name)
    expect(found.length).toBeGreaterThan(0)
    for (const { version } of found) expect(compare(version, floor)).toBeGreaterThanOrEqual(0)
  })

  it('has one version of Prisma in its tool, client, adapter and migration engine', () => {
    const names = ['prisma', '@prisma/client', '@prisma/adapter-pg', '@prisma/driver-adapter-utils']
    const found = versions.filter(({ name }) => names.includes(name)).map(({ version }) => version)
    expect(found.length).toBeGreaterThanOrEqual(names.length)
    expect(new Set(found).size).toBe(1)
    const engine = versions.find(({ name }) => name === '@prisma/schema-engine-wasm')
    expect(engine?.version.split('-')[0]).toBe(found[0])
  })

  it('pins every dependency exactly', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, range]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(range)),
    )
    expect(loose).toEqual([])
  })
})

/** Below 0 when `a` is older than `b`; both like `16.4.6`. */
function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('-')[0]?.split('.').map(Number) ?? [])
  return [0, 1, 2].map((part) => (left?.[part] ?? 0) - (right?.[part] ?? 0)).find((difference) => difference !== 0) ?? 0
}
