import { describe, expect, it } from 'vitest'
import { findAbsenceText } from '@/lib/statements/absence'

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
  ])('is refused: %s', (sentence) => {
    const [found] = findAbsenceText(sentence)
    expect(found?.offer).toBe('{{claim:no_indication_of_access}}')
    expect(found?.reason).toContain('claim')
  })

  it.each([
    '{{claim:no_indication_of_access}}',
    'On 2 November we said: {{earlier:no_indication_of_access}} That no longer holds.',
    'Some files could be opened by more people than intended.',
    'We do not yet know whether the data was improperly accessed.',
    'Question: Was the data read by others?',
    'Next update: 17:00 UTC on 4 November.',
    'Speaking up: nobody will be treated worse for reporting a concern.',
    'You do not need to do anything now.',
    'The program is paused.',
  ])('lets pass: %s', (sentence) => {
    expect(findAbsenceText(sentence)).toEqual([])
  })

  it('can’t be hidden around a claim', () => {
    const [found] = findAbsenceText(
      '{{claim:what_happened}} There is no indication {{claim:access_not_known}} of access.',
    )
    expect(found?.words).toBe('no indication')
  })

  it('gives back the words that stand in the draft, without the claims around them', () => {
    const sentence = 'There is no sign of {{claim:data_categories}} misuse.'
    const draft = `{{claim:what_happened}} ${sentence} {{claim:investigation_ongoing}}\nContact: us.`
    const [found] = findAbsenceText(draft)
    expect(draft).toContain(found?.sentence)
    expect(found?.sentence.startsWith(sentence)).toBe(true)
    expect(found?.sentence).not.toContain('what_happened')
  })

  it('tells each sentence apart', () => {
    expect(findAbsenceText('We paused. There is no sign of misuse. We go on.').map(({ sentence }) => sentence)).toEqual(
      ['There is no sign of misuse.'],
    )
  })
})
