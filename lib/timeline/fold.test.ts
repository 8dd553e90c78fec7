import { describe, expect, it } from 'vitest'
import { filterQuery, meetsFilters, readFilters } from './filter'
import { byOccurrence, type EntryRow, foldTimeline } from './fold'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 12, minute)).toISOString()

function row(seq: number, more: Partial<EntryRow> = {}): EntryRow {
  return {
    seq,
    kind: 'note.added',
    occurredAt: at(seq),
    occurredUntil: null,
    occurredAbout: false,
    occurredZone: null,
    recordedAt: at(seq),
    actorKind: 'person',
    actorName: 'Ana',
    corrects: null,
    payload: { text: `text ${seq}` },
    ...more,
  }
}

const correction = (seq: number, corrects: number) =>
  row(seq, {
    kind: 'entry.corrected',
    corrects,
    actorName: 'Bo',
    payload: { reason: `why ${seq}`, text: `text ${seq}` },
  })

describe('a timeline with corrections', () => {
  it('shows the newest words, and the old ones under them in order', () => {
    const items = foldTimeline([row(1), row(2), correction(3, 1), correction(4, 3)])
    expect(items.map(({ seq, text }) => [seq, text])).toEqual([
      [1, 'text 4'],
      [2, 'text 2'],
    ])
    expect(items[0]?.corrections.map(({ seq, replaced, by }) => [seq, replaced, by])).toEqual([
      [3, 'text 1', 'Bo'],
      [4, 'text 3', 'Bo'],
    ])
  })

  it('keeps a correction whose entry is not there as an entry of its own', () => {
    expect(foldTimeline([correction(9, 4)]).map(({ seq }) => seq)).toEqual([9])
  })

  it('stands in the order in which things happened, newest first', () => {
    const items = foldTimeline([row(1), row(2, { occurredAt: at(0) }), row(3, { occurredAt: at(1) })])
    expect(items.sort(byOccurrence).map(({ seq }) => seq)).toEqual([3, 1, 2])
  })

  it('reads every kind, also one that it has never heard of', () => {
    const [item] = foldTimeline([row(1, { kind: 'moon.full', payload: { reason: 'it is' } })])
    expect(item).toMatchObject({ group: 'note', title: 'full', text: 'it is' })
  })
})

describe('filters', () => {
  const [note, other] = foldTimeline([row(1), row(2, { kind: 'decision.recorded', actorName: 'Bo' })])

  it('are read from the address and written back to it', () => {
    const filters = readFilters({ kind: 'decision,nonsense,severity', author: 'Bo', q: ' log ' })
    expect(filters).toEqual({ groups: ['decision', 'severity'], author: 'Bo', text: 'log' })
    expect(filterQuery(filters)).toBe('?kind=decision,severity&author=Bo&q=log')
    expect(filterQuery(readFilters({}))).toBe('')
  })

  it('choose by kind, author and text, whatever its case', () => {
    const shown = (query: Record<string, string>) =>
      [note, other].flatMap((item) => (item && meetsFilters(item, readFilters(query)) ? item.seq : []))
    expect(shown({})).toEqual([1, 2])
    expect(shown({ kind: 'decision' })).toEqual([2])
    expect(shown({ author: 'Ana' })).toEqual([1])
    expect(shown({ q: 'TEXT 2' })).toEqual([2])
    expect(shown({ kind: 'note', author: 'Bo' })).toEqual([])
  })

  it('find words that were corrected', () => {
    const [item] = foldTimeline([row(1), correction(2, 1)])
    expect(item && meetsFilters(item, readFilters({ q: 'text 1' }))).toBe(true)
  })
})
