import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldErrors } from '@/lib/failure'
import { severityInput as anyInput, staffData } from '@/lib/testing/severity/inputs'
import { root } from '@/lib/testing/sources'
import { defaultPeopleThreshold } from './model'
import { suggestSeverity } from './rules/suggest'
import { severityInput, severityJsonSchemas, severitySuggestion } from './schema'

describe('the JSON schemas in docs/schemas', () => {
  it.each(Object.entries(severityJsonSchemas()))('%s is current', (name, schema) => {
    const file = readFileSync(resolve(root, 'docs/schemas', `${name}.json`), 'utf8')
    expect(JSON.parse(file), `npm run -s severity:suggest -- --schema ${name.split('.')[1]}`).toEqual(schema)
  })
})

describe('the input', () => {
  it('takes what is left out as not known', () => {
    const read = severityInput.parse({ data: [{ category: 'financial' }] })
    expect(read).toMatchObject({ stage: 'unknown', open: null, peopleThreshold: defaultPeopleThreshold })
    expect(suggestSeverity(read)).toMatchObject({ suggested: 1, confidence: 'low' })
  })

  it('passes what the method takes unchanged', () => {
    expect(severityInput.parse(staffData)).toEqual(staffData)
  })

  it('names the field that is wrong', () => {
    const wrong = { data: [{ category: 'simple', context: 'no_insight' }], people: { low: 5, high: 2 }, planet: 'Mars' }
    const read = severityInput.safeParse(wrong)
    expect(Object.keys(read.success ? {} : fieldErrors(read.error))).toEqual([
      'data.0.context',
      'people.high',
      'planet',
    ])
  })
})

describe('the answer', () => {
  it('is what its schema says', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(severitySuggestion.safeParse(suggestSeverity(input)).success).toBe(true)
      }),
    )
  })
})
