import { expect, test } from 'vitest'
import { recordsWords } from './words'

test.each([
  [{ watched: false, violation: 0, late: 0, unknown: 0 }, 'No guard or store reports on it'],
  [{ watched: true, violation: 0, late: 0, unknown: 0 }, 'None captured after it'],
  [{ watched: true, violation: 0, late: 3, unknown: 0 }, 'None captured after it, 3 late'],
  [{ watched: true, violation: 12345, late: 1, unknown: 2 }, '12,345 captured after it, 1 late, 2 unknown'],
])('%j is said as %j', (records, words) => {
  expect(recordsWords(records)).toBe(words)
})
