import { describe, expect, it } from 'vitest'
import { deriveClaim } from '@/lib/statements/derive'
import { normaliseText, statementHash } from '@/lib/statements/hash'
import { entry, finding, opening, view } from '@/lib/testing/statements/record'

const claim = deriveClaim(view([...opening, entry(5, 'finding.recorded', finding())]), 'no_indication_of_access')
const words = (text: string) => ({ title: 'Holding statement', audience: 'Press and public', text })

describe('the hash of a statement', () => {
  it('is frozen for its format', () => {
    expect(statementHash(words('Hello.'), [])).toBe('6a51a4615ecd2bca0fa0d14000816ec63e5cfeb0a60c852ba7b0925d44e72a6b')
  })

  it('overlooks blanks and line ends, nothing else', () => {
    expect(normaliseText(' a  b \r\n\r\n\r\n\r\n c\t')).toBe('a b\n\nc')
    expect(statementHash(words('a  b\r\n'), [claim])).toBe(statementHash(words('a b'), [claim]))
    expect(statementHash(words('a b.'), [claim])).not.toBe(statementHash(words('a b'), [claim]))
  })

  it('changes with what a claim rests on, as with the words', () => {
    const hash = statementHash(words('a'), [claim])
    expect(statementHash(words('a'), [{ ...claim, evidence: [6] }])).not.toBe(hash)
    expect(statementHash(words('a'), [{ ...claim, strength: 3 }])).not.toBe(hash)
    expect(statementHash(words('a'), [])).not.toBe(hash)
    expect(statementHash({ ...words('a'), title: 'All clear' }, [claim])).not.toBe(hash)
    expect(statementHash({ ...words('a'), audience: 'Regulator' }, [claim])).not.toBe(hash)
  })

  it('changes with what own words are bound to', () => {
    const bound = (as: string) => statementHash({ ...words('a'), bindings: [[as, 'a']] }, [claim])
    expect(bound('claim:what_happened')).not.toBe(bound('opinion'))
    expect(bound('opinion')).not.toBe(statementHash(words('a'), [claim]))
    expect(statementHash({ ...words('a'), bindings: [] }, [claim])).toBe(statementHash(words('a'), [claim]))
  })

  it('does not depend on the order of claims', () => {
    const other = { ...claim, key: 'other' }
    expect(statementHash(words('a'), [claim, other])).toBe(statementHash(words('a'), [other, claim]))
  })
})
