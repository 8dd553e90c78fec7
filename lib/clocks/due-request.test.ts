import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerDue } from '@/lib/clocks/due-answer'
import { clockJsonSchemas, dueAnswer, dueRequest } from '@/lib/clocks/due-request'
import { judgmentKinds } from '@/lib/clocks/model'
import { regimeTable } from '@/lib/clocks/table'
import { fieldErrors } from '@/lib/failure'
import { root } from '@/lib/testing/sources'

const read = (file: string) => readFileSync(resolve(root, 'docs', file), 'utf8')

describe('the documents', () => {
  it.each(Object.entries(clockJsonSchemas()))('docs/schemas/%s.json is current', (name, schema) => {
    const expected: unknown = JSON.parse(read(`schemas/${name}.json`))
    expect(expected, `npm run -s clocks:due -- --schema ${name.split('.')[1]}`).toEqual(
      JSON.parse(JSON.stringify(schema)),
    )
  })

  it('docs/clocks.md holds the whole table of regimes', () => {
    // The formatter of documents aligns the columns.
    const plain = (markdown: string) => markdown.replace(/ +/g, ' ').replace(/-{3,}/g, '---').trim()
    expect(plain(read('clocks.md')).includes(plain(regimeTable())), 'npm run -s clocks:due -- --table').toBe(true)
  })
})

describe('a request', () => {
  it('needs nothing but its anchors', () => {
    expect(dueRequest.parse({ anchors: {} })).toEqual({ anchors: {}, regimes: 'all', zone: 'UTC', smallAgent: false })
  })

  it('names the field that is wrong', () => {
    const wrong = {
      anchors: { aware: 'yesterday', felt: '2026-11-23T14:00:00Z' },
      regimes: ['gdrp'],
      zone: 'Mars',
      calendar: 'eu-xx',
    }
    const parsed = dueRequest.safeParse(wrong)
    expect(Object.keys(parsed.success ? {} : fieldErrors(parsed.error)).toSorted()).toEqual([
      'anchors.aware',
      'anchors.felt',
      'calendar',
      'regimes',
      'zone',
    ])
  })
})

describe('an answer', () => {
  it('gives no date for what is not in force, whatever is recorded', () => {
    const anchors = Object.fromEntries(judgmentKinds.map(({ kind }) => [kind, '2026-11-20T10:00:00Z']))
    const answer = answerDue(dueRequest.parse({ anchors, now: '2026-11-23T10:00:00Z' }))
    const off = answer.regimes.filter(({ status }) => status !== 'in_force').flatMap(({ duties }) => duties)
    expect(off.length).toBeGreaterThan(0)
    expect(off.filter((duty) => duty.conservativeDue || duty.alerts.length > 0)).toEqual([])
    expect(new Set(off.map(({ state }) => state))).toEqual(new Set(['scope-not-declared']))
  })

  it('asks the open question of the SEC', () => {
    const request = {
      anchors: { discovered: '2026-11-20T10:00:00Z' },
      regimes: ['sec-8k'],
      now: '2026-11-23T10:00:00Z',
    }
    const [filing] = answerDue(dueRequest.parse(request)).regimes[0]?.duties ?? []
    expect(filing).toMatchObject({
      conservativeDue: null,
      state: 'not-started',
      missing: ['determined_material'],
      openQuestion: 'Known for 3 days; no entry says “Determined to be material”.',
    })
  })

  it('says when a row is to be read again', () => {
    const at = (now: string) =>
      answerDue(dueRequest.parse({ anchors: {}, regimes: ['gdpr'], now })).regimes[0]?.reviewDue
    expect([at('2026-12-01T00:00:00Z'), at('2027-12-01T00:00:00Z')]).toEqual([false, true])
  })

  it('is what its schema says, over three centuries', () => {
    const anchors = fc.dictionary(
      fc.constantFrom(...judgmentKinds.map(({ kind }) => kind)),
      fc
        .date({ min: new Date('1900-01-01'), max: new Date('2199-12-01'), noInvalidDate: true })
        .map((at) => at.toISOString()),
    )
    fc.assert(
      fc.property(anchors, fc.constantFrom('eu-de', 'eu-gr', 'jp', 'sg'), (given, calendar) => {
        const request = dueRequest.parse({
          anchors: given,
          calendar,
          relief: { entity: 'other' },
          now: '2026-11-23T10:00:00Z',
        })
        expect(dueAnswer.safeParse(answerDue(request)).error).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })
})
