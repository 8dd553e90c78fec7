import { describe, expect, it } from 'vitest'
import { lintDocument } from '@/lib/statements/lint/lint'
import type { Mark } from '@/lib/statements/lint/model'
import { drawnClaim, lintable } from '@/lib/testing/statements/lintable'

const absence = (marks: readonly Mark[]) => marks.filter(({ rule }) => ['L01', 'L02', 'L03'].includes(rule))
const found = (body: string) => absence(lintDocument(lintable(body)))

describe('absence said as plain text', () => {
  it.each([
    'There is no indication at this time that data was improperly accessed.',
    'There is no indication of improper access.',
    'We have found no evidence of misuse.',
    'There are no signs that anybody looked.',
    'There is *no* _indication_ of access.',
    'There is no\nindication of access.',
    'There is no\u00a0indication of access.',
    'There is n\u200bo indication of access.',
    'There is n\u043e indic\u0430tion of access.',
    'There isn’t any indication of access.',
    'We have not found any evidence that messages were read.',
    'We haven’t seen any sign of misuse.',
    'Nothing so far to suggest misuse.',
    'We have found nothing that would indicate misuse.',
    'We are not aware of any improper access.',
    'We have no reason to believe that the data was used.',
    'Nobody outside the research group opened the files.',
    'No one has accessed the data.',
    'No employee has read these messages.',
    'No personal data was accessed.',
    'The data was not accessed by others.',
    'The files were never opened.',
    'Your data is safe.',
    'No improper access took place.',
    'As of 14:00 UTC on 3 November, our review of logs covering October has found no indication of improper access.',
    'Speaking up: nobody read any of it.',
    'There is no indication [[courtesy|thankfully]] of access.',
  ])('is blocked: %s', (sentence) => {
    const [mark] = found(sentence)
    expect(mark?.severity).toBe('block')
    expect(mark?.rewrite?.label).toBe('Name the review')
    expect(mark?.rewrite?.body).toMatch(/^(?:Speaking up: )?\{\{claim:no_indication_of_access\}\}$/)
  })

  it.each([
    '{{claim:no_indication_of_access}}',
    'On 2 November we said: {{earlier:no_indication_of_access}} That no longer holds.',
    'Some files could be opened by more people than intended.',
    'We do not yet know whether the data was improperly accessed.',
    'Question: Was the data read by others?',
    'Question: Is it true that nobody read it?',
    'Next update: 17:00 UTC on 4 November.',
    'Speaking up: reporting a concern will not count against you.',
    'You do not need to do anything now.',
    'The program is paused.',
  ])('lets pass: %s', (sentence) => expect(found(sentence)).toEqual([]))

  it('can’t be hidden around a claim', () => {
    const [mark] = found('{{claim:what_happened}} There is no indication {{claim:no_indication_of_access}} of access.')
    expect(mark?.words).toBe('no indication')
  })

  it('is not excused by a scoped claim beside it', () => {
    expect(found('We saw no evidence {{claim:no_indication_of_access}}').map(({ rule }) => rule)).toContain('L02')
  })

  it('gives back the words as they stand in the text', () => {
    const document = lintable('{{claim:what_happened}} There is n\u200bo *sign* of misuse.')
    const text = document.parts.map((part) => part.text).join('')
    const [mark] = absence(lintDocument(document))
    expect(text.slice(mark?.start, mark?.end)).toBe('n\u200bo *sign')
    expect(mark?.sentenceText).toBe('There is n\u200bo *sign* of misuse.')
  })

  it('may be said in own words linked to a finished review, scoped', () => {
    const linked =
      '[[claim:no_indication_of_access|Our review of the access logs from 1 to 31 October found no sign of downloads]].'
    expect(found(linked)).toEqual([])
    expect(found('[[claim:no_indication_of_access|There is no sign of downloads]].').map(({ rule }) => rule)).toEqual([
      'L02',
    ])
    expect(found('[[claim:investigation_ongoing|There is no sign of downloads]].').map(({ rule }) => rule)).toEqual([
      'L02',
      'L03',
    ])
  })

  it('offers what is known where there is no finished review', () => {
    const available = [drawnClaim('access_not_known', { partial: null })]
    const [mark] = lintDocument(lintable('There is no indication of access.', { available }))
    expect(mark?.rewrite?.body).toBe('{{claim:access_not_known}}')
  })
})
