import { describe, expect, it } from 'vitest'
import { deriveAll } from '@/lib/statements/derive'
import { statementKinds } from '@/lib/statements/model'
import { readTemplate } from '@/lib/statements/rules/templates'
import { shippedTemplates } from '@/lib/statements/template-texts'
import { correctionBody, fillTemplate } from '@/lib/statements/templates'
import { reviewedRecord } from '@/lib/testing/statements/facts'

const claims = deriveAll(reviewedRecord)

describe('filling a template', () => {
  it.each([
    ['{{first:access_observed no_indication_of_access}}', '{{claim:no_indication_of_access}}'],
    ['{{first:access_observed cause}}', '{{claim:cause}}'],
    [
      '{{each:pause_status investigation_ongoing}}',
      '{{claim:pause_status/workflow-insight}} {{claim:investigation_ongoing}}',
    ],
    ['As of: {{say:now}}', 'As of: noon'],
    ['Contact: {{say:told}}', 'Contact:'],
    ['one\n{{each:cause}}\ntwo', 'one\ntwo'],
    ['one\n\ntwo', 'one\n\ntwo'],
    ['{{say:moon}} {{claim:what_happened}}', '{{say:moon}} {{claim:what_happened}}'],
  ])('%s', (template, filled) => expect(fillTemplate(template, claims, { now: 'noon' })).toBe(filled))

  it('words a correction as far as the record goes', () => {
    const before = { publishedAt: '2026-11-03T09:00:00.000Z', fallen: ['what_happened'], now: reviewedRecord.now }
    const body = correctionBody(
      { ...before, number: 2, knownSince: before.publishedAt, why: 'A log.', told: 'Press' },
      claims,
    )
    expect(body.split('\n')).toEqual([
      'What we said: At 09:00 UTC on 3 November in version 2 we said: {{earlier:what_happened}} That no longer holds.',
      'What is right: {{claim:what_happened}}',
      'Known since: 09:00 UTC on 3 November',
      'Why it changed: A log.',
      'Who was told: Press',
      'Effect on advice:',
    ])
  })
})

describe('looking a template through', () => {
  it.each(statementKinds)('finds nothing unknown in the shipped one of a %s', (kind) => {
    expect(readTemplate(kind, shippedTemplates[kind]).unknown).toEqual([])
  })

  it.each(statementKinds.filter((kind) => kind !== 'regulator_notification'))(
    'finds every part in the shipped one of a %s',
    (kind) => expect(readTemplate(kind, shippedTemplates[kind]).missing).toEqual([]),
  )

  it('names what is unknown, and what drafts will lack', () => {
    const { unknown, missing } = readTemplate('holding', '{{claim:moon}} {{say:stars}} {{each:cause sun}}\nContact:')
    expect(unknown).toEqual(['{{say:stars}}', '{{each:cause sun}}', '{{claim:moon}}'])
    expect(missing).toHaveLength(3)
  })
})
