import { describe, expect, it } from 'vitest'
import { listAddress, readStatementFilter, statementViews, viewLabel } from '@/lib/statements/list-address'

describe('the address of the list', () => {
  it('carries every view and kind there and back', () => {
    for (const { label, ...view } of statementViews) {
      const filter = { ...view, kind: 'q_and_a' as const }
      const query = Object.fromEntries(new URLSearchParams(listAddress(filter).split('?')[1]))
      expect(readStatementFilter(query)).toEqual(filter)
      expect(viewLabel(filter)).toBe(label)
    }
    expect(listAddress({})).toBe('/statements')
  })

  it('ignores what it does not know', () => {
    expect(readStatementFilter({ state: 'lost', standing: ['stale', 'current'], kind: 'poem', x: '1' })).toEqual({})
    expect(viewLabel({ state: 'draft', standing: 'stale' })).toBe('Filtered')
  })
})
