import { describe, expect, it } from 'vitest'
import { readSources } from '@/lib/testing/sources'

const code = readSources(['ts', 'tsx', 'mjs', 'cjs'])
const typescript = code.filter(({ path }) => /\.tsx?$/.test(path))

/** The rules forbid these words, this file included, so each is written in two halves. */
const forbidden = [
  ['biome', '-ignore'],
  ['@ts', '-ignore'],
  ['@ts', '-expect-error'],
  ['@ts', '-nocheck'],
  ['eslint', '-disable'],
  ['TO', 'DO'],
  ['FIX', 'ME'],
  ['query', 'RawUnsafe'],
  ['execute', 'RawUnsafe'],
].map((halves) => halves.join(''))

describe('the size of files', () => {
  it('is small: half of them have at most 80 lines', () => {
    const sizes = typescript.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80)
  })

  it('is never over 400 lines', () => {
    expect(code.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })
})

describe('what no file holds', () => {
  it.each(forbidden)('%s', (word) => {
    expect(code.filter(({ text }) => text.includes(word)).map(({ path }) => path)).toEqual([])
  })
})

describe('names', () => {
  const vague = /(^|[/.-])(utils?|helpers?|misc|services?|managers?)[./]|(^|\/)(common|types|index)[./]/

  it('say what a file holds', () => {
    expect(typescript.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([])
  })
})

describe('where a file may run', () => {
  const onServer = /^lib\/(([^/]+\/(queries|commands)([./].+)?)|db\/client|command)\.ts$/
  const serverFiles = typescript.filter(({ path }) => onServer.test(path) && !path.includes('.test.'))

  it('is said by everything that reads or writes the record', () => {
    const silent = serverFiles.filter(({ text }) => !text.includes("import 'server-only'"))
    expect(silent.map(({ path }) => path)).toEqual([])
  })
})

describe('policy', () => {
  const pure = /^lib\/.+\/(model|schema|rules|events|metrics|permissions|topics)[./]/
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bprocess\.env\b|\brandomUUID\b/

  it('gets the time, and knows neither chance nor surroundings', () => {
    const files = typescript.filter(({ path }) => pure.test(path) && !path.includes('.test.'))
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([])
  })
})
