import { describe, expect, it } from 'vitest'
import { deriveClaim } from '@/lib/statements/derive'
import { normaliseText, statementHash } from '@/lib/statements/hash'
import { entry, finding, opening, view } from '@/lib/testing/statements/record'

const claim = deriveClaim(view([...opening, entry(5, 'finding.recorded', finding())]), 'no_indication_of_access')

describe('the hash of a statement', () => {
  it('is frozen for its format', () => {
    expect(statementHash('Hello.', [])).toBe('3759448f8cdcbfee3c95734b154dbff17012abc1fb699a940a945d54a0c6e637')
  })

  it('overlooks blanks and line ends, nothing else', () => {
    expect(normaliseText(' a  b \r\n\r\n\r\n\r\n c\t')).toBe('a b\n\nc')
    expect(statementHash('a  b\r\n', [claim])).toBe(statementHash('a b', [claim]))
    expect(statementHash('a b.', [claim])).not.toBe(statementHash('a b', [claim]))
  })

  it('changes with what a claim rests on, as with the words', () => {
    const hash = statementHash('a', [claim])
    expect(statementHash('a', [{ ...claim, evidence: [6] }])).not.toBe(hash)
    expect(statementHash('a', [{ ...claim, strength: 3 }])).not.toBe(hash)
    expect(statementHash('a', [])).not.toBe(hash)
  })

  it('does not depend on the order of claims', () => {
    const other = { ...claim, key: 'other' }
    expect(statementHash('a', [claim, other])).toBe(statementHash('a', [other, claim]))
  })
})
