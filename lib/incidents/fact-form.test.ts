import { describe, expect, it } from 'vitest'
import { InvalidInput } from '@/lib/errors'
import { readFinding } from '@/lib/incidents/entry-form'
import * as read from '@/lib/incidents/fact-form'
import { boundsInput, countInput } from '@/lib/incidents/facts-schema'

const incidentId = '01890000-0000-7000-8000-000000000000'

function form(fields: Record<string, string>, more: readonly [string, string][] = []): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries({ incidentId, ...fields })) data.set(name, value)
  for (const [name, value] of more) data.append(name, value)
  return data
}

function problemsOf(work: () => unknown): unknown {
  try {
    work()
  } catch (thrown) {
    return thrown instanceof InvalidInput ? thrown.fields : thrown
  }
  return null
}

describe('the form of a fact', () => {
  it('takes one number as both bounds of a count, as people write it', () => {
    const count = read.readCount(form({ unit: 'people', low: '1 200', method: 'By number' }))
    expect(countInput.parse(count)).toMatchObject({ low: 1200, high: 1200, final: false })
  })

  it('reads times in the zone of the form', () => {
    const bounds = read.readBounds(
      form({ which: 'start', basis: 'log', from: '2026-07-01T10:00', zone: 'Europe/Berlin' }),
    )
    expect(boundsInput.parse(bounds).from.toISOString()).toBe('2026-07-01T08:00:00.000Z')
  })

  it('says what is wrong with times beside all else that is', () => {
    expect(problemsOf(() => read.readBounds(form({ which: 'start', basis: '' })))).toEqual({
      ...{ basis: 'Choose one of these.', from: 'Enter the moment, or where its range begins.' },
    })
    const twice = form({ question: '', ownerId: incidentId, due: '2026-03-29T02:30', zone: 'Europe/Berlin' })
    expect(Object.keys(problemsOf(() => read.readQuestion(twice)) as object)).toEqual(['question', 'due'])
  })

  it('leaves out what was not entered', () => {
    const sent = { recipientClass: 'press', recipient: 'A paper', sentAt: '2026-07-01T10:00', receipt: ' ' }
    expect(read.readNotification(form(sent))).toMatchObject({ receipt: null, regime: null, phase: null, scope: '' })
    expect(read.readLogSource(form({ name: 'gateway log' }))).toMatchObject({ recordsReads: false, retainedFrom: null })
  })
})

describe('the form of a finding', () => {
  const searched = {
    ...{ systems: 'store', 'sources.0.name': 'log', windowFrom: '2026-07-01T10:00', windowTo: '2026-07-02T10:00' },
    ...{ method: 'Looked', reviewer: 'Ana', outcome: 'access_found', text: 'Read.' },
  }

  it('keeps who had access and how much was sampled', () => {
    const found = { 'access.actors': 'engineers', 'access.low': '3', 'access.exact': 'on' }
    const sample = { 'sampled.reviewed': '10', 'sampled.of': '40', integrityChecked: 'on' }
    const actions: [string, string][] = [
      ['access.actions', 'read'],
      ['access.actions', 'copy'],
    ]
    expect(readFinding(form({ ...searched, ...found, ...sample }, actions))).toMatchObject({
      access: { actors: 'engineers', low: 3, high: 3, exact: true, actions: ['read', 'copy'] },
      ...{ sampled: { reviewed: 10, of: 40 }, integrityChecked: true, coveragePercent: null },
    })
  })

  it('says nothing of access or samples where nothing was entered', () => {
    expect(readFinding(form(searched))).toMatchObject({ access: null, sampled: null, integrityChecked: false })
  })
})
