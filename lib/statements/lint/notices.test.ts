import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lintText } from '@/lib/statements/lint/lint'
import { allStructureRules } from '@/lib/statements/lint/structure/all'
import { allWordingRules } from '@/lib/statements/lint/wording/all'
import { root } from '@/lib/testing/sources'
import { noticeSentences } from '@/lib/testing/statements/notice-sentences'

const guide = readFileSync(resolve(root, 'docs/lint.md'), 'utf8')
const rulesOn = (sentence: string) => lintText(sentence).map(({ rule }) => rule)

describe('sentences after public breach notices', () => {
  it('are of many kinds of notice', () => {
    expect(noticeSentences.length).toBeGreaterThanOrEqual(60)
    expect(new Set(noticeSentences.map(({ after }) => after)).size).toBeGreaterThanOrEqual(10)
  })

  it.each(noticeSentences)('have the expected marks: $sentence', ({ sentence, rules }) => {
    expect(rulesOn(sentence)).toEqual(rules)
  })

  it('have every false mark explained', () => {
    for (const { rules, wrong = {} } of noticeSentences)
      for (const [rule, why] of Object.entries(wrong)) {
        expect(rules).toContain(rule)
        expect(why.length).toBeGreaterThan(20)
      }
  })

  it('give the rates that the guide states', () => {
    const marks = noticeSentences.flatMap(({ sentence }) => rulesOn(sentence)).length
    const marked = noticeSentences.filter(({ rules }) => rules.length > 0).length
    const wrong = noticeSentences.flatMap(({ wrong = {} }) => Object.keys(wrong)).length
    const total = noticeSentences.length
    const rate = (part: number) => (part / total).toFixed(2)
    expect(guide).toContain(
      `${marks} marks on ${total} sentences, ${rate(marks)} a sentence; ${marked} sentences have one at least; ${wrong} marks are false, ${rate(wrong)} a sentence.`,
    )
  })
})

describe('the guide', () => {
  it.each([...allWordingRules, ...allStructureRules])('has a row for $id', ({ id, name, severity }) => {
    expect(guide).toMatch(new RegExp(`\\| ${id} +\\| ${name} +\\| ${severity} +\\|`))
  })
})
