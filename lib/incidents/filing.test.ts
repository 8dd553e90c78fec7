import { describe, expect, it } from 'vitest'
import { readFiling } from '@/lib/incidents/filing-form'
import { readPrefill } from '@/lib/incidents/prefill'
import { areClose, titleWords } from '@/lib/incidents/title-words'

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one)
  return data
}

describe('the filing form', () => {
  it('with a title alone is a whole filing', () => {
    expect(readFiling(form({ title: 'Readable', severity: '' }))).toMatchObject({
      title: 'Readable',
      severity: null,
      visibility: 'open',
      drill: false,
      programIds: [],
    })
  })

  it('reads times in the zone that stands beside them', () => {
    const read = readFiling(form({ title: 'x', startedAt: '2026-11-23T14:03', zone: 'Asia/Kolkata' }))
    expect(read.startedAt).toBe('2026-11-23T08:33:00.000Z')
  })

  it('says everything that needs mending at once', () => {
    const empty = form({ title: '', startedAt: '2026-10-25T02:30', zone: 'Europe/Berlin' })
    expect(() => readFiling(empty)).toThrow(
      expect.objectContaining({ fields: { title: expect.any(String), startedAt: expect.stringMatching('twice') } }),
    )
  })
})

describe('a link that fills the form in', () => {
  const programs = [{ id: 'p1', slug: 'workflow-insight', name: 'Workflow Insight' }]

  it('gives title, severity and programs', () => {
    expect(readPrefill({ title: 'A\nB', severity: '1', program: 'workflow-insight' }, programs)).toEqual({
      values: { title: ['A B'], severity: ['1'], programIds: ['p1'] },
      notices: [],
    })
  })

  it('says what it did not understand', () => {
    const { values, notices } = readPrefill({ severity: '9', program: ['nope', 'p1'] }, programs)
    expect(values).toEqual({ programIds: ['p1'] })
    expect(notices).toHaveLength(2)
  })
})

describe('titles', () => {
  const close = (a: string, b: string) => areClose(titleWords(a), titleWords(b))

  it.each([
    ['Employee data readable too widely', 'Data of employees is readable by all', true],
    ['Tokens in logs', 'Token found in the logs of the gateway', true],
    ['Employee data readable too widely', 'Laptop lost on a train', false],
    ['Data lost', 'Data changed', false],
  ])('%o and %o', (a, b, expected) => {
    expect(close(a, b)).toBe(expected)
  })
})
