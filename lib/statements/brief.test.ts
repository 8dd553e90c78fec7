import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentKinds } from '@/lib/incidents/model'
import { type BriefFacts, briefLists, briefWords, listOf } from '@/lib/statements/brief'
import { type Claim, isSufficient, type Strength } from '@/lib/statements/claims'
import { deriveAll } from '@/lib/statements/derive'
import { questionWords } from '@/lib/statements/q-and-a'
import { questionsIn } from '@/lib/statements/questions'
import { mustNotBlockers } from '@/lib/statements/rules/must-nots'
import { redraw } from '@/lib/statements/sections'
import { lineContent, missingSlots, slotLines } from '@/lib/statements/slots'
import { draftBody } from '@/lib/statements/templates'
import { parseDraft } from '@/lib/statements/tokens'
import { reviewedRecord } from '@/lib/testing/statements/facts'
import { entry, opening, view } from '@/lib/testing/statements/record'

const facts: BriefFacts = {
  now: reviewedRecord.now,
  severity: { level: 2, provisional: false, reason: 'Private notes are among it.', suggested: 1 },
  clocks: [{ title: 'GDPR Article 33', due: '2026-11-05T09:12:00.000Z', state: 'running' }],
  undecidedLaws: [{ title: 'NIS2', due: '2026-11-04T09:12:00.000Z' }],
  running: ['Workflow Insight Program'],
  fallen: [{ reference: 'STM-12345', standing: 'contradicted' }],
  hasLead: false,
}
const quiet: BriefFacts = { ...facts, clocks: [], undecidedLaws: [], running: [], fallen: [], hasLead: true }
const claims = deriveAll(reviewedRecord)
const briefOf = (of: readonly Claim[], about = facts) =>
  draftBody('leadership_brief', of, { said: briefWords(of, about) })

describe('the lists of a brief', () => {
  it.each<[Claim['kind'], Strength, string]>([
    ['what_happened', 5, 'confirmed'],
    ['what_happened', 4, 'confirmed'],
    ['what_happened', 3, 'likely'],
    ['what_happened', 2, 'likely'],
    ['what_happened', 1, 'unknown'],
    ['what_happened', 0, 'unknown'],
    ['unknown', 5, 'unknown'],
    ['access_not_known', 4, 'unknown'],
  ])('%s at E%i is %s', (kind, strength, list) => expect(listOf({ kind, strength })).toBe(list))

  it('name who answers an open question', () => {
    const question = { question: 'Who opened it', ownerId: 'p', ownerName: 'Ana [x]', due: '2026-11-04T09:00:00.000Z' }
    const open = deriveAll(view([...opening, entry(5, 'question.opened', question)]))
    expect(lineContent('Unknown:', briefOf(open))).toContain('{{claim:unknown/5}} [[claim:unknown/5|Owner: Ana  x.]]')
  })
})

describe('a brief', () => {
  it('says what the record says', () => {
    const body = briefOf(claims)
    const of = (line: string) => lineContent(line, body, slotLines('leadership_brief'))
    expect(of('Severity:')).toBe('SEV 2 Serious. Why: Private notes are among it. The method suggests SEV 1 Critical.')
    expect(of('Clocks:')).toBe('GDPR Article 33: running, due 09:12 UTC on 5 November')
    expect(of('Decisions needed:')?.split('\n').slice(0, 3)).toEqual([
      'Name who leads the incident.',
      'Decide by 09:12 UTC on 4 November which of these laws apply: NIS2.',
      'Decide whether Workflow Insight Program goes on collecting.',
    ])
    expect(of('Risks:')).toContain('STM-12345, which was published, is contradicted.')
    expect(of('Options:')).toContain('Correct STM-12345.')
    expect(of('Confirmed:')).toContain('{{claim:what_happened}}')
  })

  it('says that there is nothing where there is nothing', () => {
    const words = briefWords([], { ...quiet, severity: { ...facts.severity, reason: null, provisional: true } })
    expect(words).toMatchObject({ confirmed: 'Nothing yet.', clocks: 'None runs.', risks: 'None is on the record.' })
    expect(words.severity).toMatch(/^SEV 2 Serious \(provisional\)\. Why: Nobody has graded it yet\./)
    expect(missingSlots('leadership_brief', briefOf([], quiet))).toEqual([])
  })

  it('draws its lists again, and leaves what people wrote', () => {
    const before = briefOf(deriveAll(view(opening)))
    const typed = before.replace(/Risks:\n[^\n]*/, 'Risks:\nThe works council asks.')
    const after = redraw('leadership_brief', typed, briefWords(claims, quiet))
    expect(lineContent('Risks:', after)).toContain('The works council asks.')
    expect(lineContent('Confirmed:', after)).toBe(lineContent('Confirmed:', briefOf(claims)))
    expect(lineContent('Clocks:', after)).toBe('None runs.')
    expect(redraw('leadership_brief', after, briefWords(claims, quiet))).toBe(after)
    expect(redraw('holding', typed, briefWords(claims, quiet))).toBe(typed)
  })

  it('is refused where a claim stands in a list that it is too weak for', () => {
    const weak = claims.map((claim) => ({ ...claim, strength: 2 as const }))
    const codes = (body: string) => mustNotBlockers('leadership_brief', body, weak).map(({ code }) => code)
    expect(codes('Confirmed: {{claim:what_happened}}')).toEqual(['listed_too_high'])
    expect(codes('Likely: {{claim:what_happened}}')).toEqual([])
  })
})

/** Whatever the record supports how well. */
const anyClaims = fc
  .array(fc.record({ strength: fc.integer({ min: 0, max: 5 }), said: fc.boolean() }), {
    minLength: claims.length,
    maxLength: claims.length,
  })
  .map((drawn) =>
    claims.map((claim, at): Claim => {
      const { strength, said } = drawn[at] ?? { strength: 0, said: false }
      // The range of the arbitrary is that of the type.
      return { ...claim, strength: strength as Strength, wording: said ? (claim.wording ?? 'Words.') : null }
    }),
  )

/** The free words of a draft’s rows, without slots’ labels. */
function freeRows(body: string, labels: readonly string[]): string[] {
  return body.split('\n').filter((row) => {
    const rest = labels.reduce((left, label) => (left.startsWith(label) ? left.slice(label.length) : left), row.trim())
    return parseDraft(rest).some((part) => part.type === 'text' && /[\p{L}\p{N}]/u.test(part.text))
  })
}

describe('no sentence without a claim behind it', () => {
  it('holds for the lists of every brief', () => {
    fc.assert(
      fc.property(anyClaims, (drawn) => {
        const words = briefWords(drawn, facts)
        for (const list of briefLists) {
          const rows = freeRows(words[list] ?? '', [])
          expect(rows.filter((row) => row !== 'Nothing yet.')).toEqual([])
        }
        expect(mustNotBlockers('leadership_brief', briefOf(drawn), drawn)).toEqual([])
      }),
    )
  })

  it('holds for each claim once, in the list of its strength', () => {
    fc.assert(
      fc.property(anyClaims, (drawn) => {
        const words = briefWords(drawn, facts)
        for (const claim of drawn.filter((one) => isSufficient(one, 'internal')))
          for (const list of briefLists)
            expect((words[list] ?? '').includes(`{{claim:${claim.key}}}`)).toBe(list === listOf(claim))
      }),
    )
  })

  it('holds for every answer of every Q&A', () => {
    const open = { owner: 'Ana Silva', due: '17:00 UTC on 4 November' }
    fc.assert(
      fc.property(fc.constantFrom(...incidentKinds), anyClaims, (kind, drawn) => {
        const body = draftBody('q_and_a', drawn, { said: questionWords(kind, drawn, open) })
        expect(missingSlots('q_and_a', body)).toEqual([])
        expect(mustNotBlockers('q_and_a', body, drawn)).toEqual([])
        for (const { answer } of questionsIn(body))
          if (!answer.startsWith('not known yet')) expect(freeRows(answer, [])).toEqual([])
        expect(freeRows(lineContent('Bridge lines:', body) ?? '', [])).toEqual([])
      }),
    )
  })
})
