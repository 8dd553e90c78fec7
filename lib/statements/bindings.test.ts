import { describe, expect, it } from 'vitest'
import { bindingsToRecheck, lastChecked } from '@/lib/statements/bindings'
import { deriveFor } from '@/lib/statements/derive'
import { entry, finding, opening, view } from '@/lib/testing/statements/record'

const body = '[[claim:what_happened|We saw a folder that all staff could open.]] {{claim:no_indication_of_access}}'
const record = view([...opening, entry(5, 'finding.recorded', finding())])
const claims = deriveFor(record, body)
const saved = { body, claims }

describe('a binding', () => {
  it('holds while neither the words nor the evidence change', () => {
    expect(bindingsToRecheck(saved, saved, claims)).toEqual([])
    expect(bindingsToRecheck(saved, null, claims)).toEqual([])
    const moved = { body: `Hello. ${body} [[claim:what_happened|A second time.]]`, claims }
    expect(bindingsToRecheck(moved, saved, claims)).toEqual([])
  })

  it('needs a re-check after one character of its words', () => {
    const edited = { body: body.replace('a folder', 'a folders'), claims }
    expect(bindingsToRecheck(edited, saved, claims)).toEqual([{ key: 'what_happened', why: 'words' }])
  })

  it('needs a re-check when the evidence moves', () => {
    const fresh = deriveFor(view([...opening, entry(5, 'finding.recorded', finding({ coveragePercent: 60 }))]), body)
    expect(bindingsToRecheck(saved, saved, fresh)).toContainEqual({ key: 'no_indication_of_access', why: 'evidence' })
  })

  it('was last checked where it was approved', () => {
    const versions = [{ textHash: 'a' }, { textHash: 'b' }, { textHash: 'c' }]
    expect(lastChecked(versions, ['b'])).toEqual({ textHash: 'b' })
    expect(lastChecked(versions, [])).toEqual({ textHash: 'a' })
    expect(lastChecked(versions, ['c'])).toBeNull()
    expect(lastChecked(versions.slice(0, 1), [])).toBeNull()
  })
})
