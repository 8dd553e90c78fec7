import { describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { addNote, correctEntry } from '@/lib/incidents/commands/entries'
import { assignRole } from '@/lib/incidents/commands/people'
import { changeExposure, changeStatus } from '@/lib/incidents/commands/state'
import { suggestIncidentSeverity } from '@/lib/severity/commands/suggest'
import { filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { review } from '@/lib/testing/statements/incident'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

const exposure = { dataCategories: ['user.behavior.pointer'], affectedHigh: 40 }

/** An incident with a lead and a suggestion of SEV 1: named staff data, still open, nobody saw access. */
async function suggested(visibility: 'open' | 'restricted' = 'open') {
  const actor = await addPerson('responder')
  const { id, reference } = await filedBy(actor, { exposure, visibility })
  await assignRole(actor, { incidentId: id, role: 'lead', personId: actor.id })
  await suggestIncidentSeverity(actor, {
    ...{ incidentId: id, reach: 'insiders', access: 'none_seen', malice: 'error', danger: 'no' },
    identifiers: [{ kind: 'overall', degree: 'maximum' }],
  })
  return { actor, id, reference }
}

const notices = (actor: PersonActor) =>
  db().notice.findMany({ where: { personId: actor.id, kind: 'severity_suggested' }, orderBy: { createdAt: 'asc' } })

describe('a suggestion', () => {
  it('is made anew by a finding of access, and the lead is told', async () => {
    const { actor, id, reference } = await suggested()
    const written = await writtenDuring(() => review(actor, id, { outcome: 'access_found' }))
    expect(written.map(({ kind, actorId }) => [kind, actorId])).toEqual([
      ['finding.recorded', actor.id],
      ['severity.suggested', null],
    ])
    expect(written[1]?.payload).toMatchObject({
      ...{ because: [4], answeredIn: 3, replaces: 3 },
      suggestion: { SE: 2.5, stage: 'X2', suggested: 1 },
    })
    const [notice] = await notices(actor)
    expect(notice).toMatchObject({ href: `/incidents/${reference}/severity` })
    expect(notice?.text).toContain('Suggested is SEV 1 Critical; it stands at SEV 2 Serious.')
  })

  it('is made anew by the correction of a cited entry, and by the correction of that', async () => {
    const { actor, id } = await suggested()
    const correct = (seq: number) =>
      correctEntry(actor, { incidentId: id, seq, reason: 'Misread', text: 'Another share.' })
    const [, first] = await writtenDuring(() => correct(1))
    expect(first?.payload).toMatchObject({ because: [4], cited: [3, 4] })
    const [, second] = await writtenDuring(() => correct(4))
    expect(second?.payload).toMatchObject({ because: [6], cited: [3, 6], replaces: 5 })
  })

  it('is made anew by a changed exposure and by containment, and says nothing where the level is the one that stands', async () => {
    const { actor, id } = await suggested()
    const change = {
      incidentId: id,
      exposure: { ...exposure, affectedHigh: 60 },
      reason: 'Counted',
      expectedVersion: 1,
    }
    const first = await db().incident.findUniqueOrThrow({ where: { id }, select: { version: true } })
    expect(await kindsDuring(() => changeExposure(actor, { ...change, expectedVersion: first.version }))).toEqual([
      'exposure.changed',
      'severity.suggested',
    ])
    const told = (await notices(actor)).length
    const next = await db().incident.findUniqueOrThrow({ where: { id }, select: { version: true } })
    const to = { incidentId: id, reason: 'Begun', expectedVersion: next.version }
    // Under investigation it is as open as it was reported.
    expect(await kindsDuring(() => changeStatus(actor, { ...to, to: 'investigating' }))).toEqual(['status.changed'])
    const withdrawn = await writtenDuring(() =>
      changeStatus(actor, { ...to, to: 'withdrawn', expectedVersion: next.version + 1 }),
    )
    expect(withdrawn[1]?.payload).toMatchObject({ suggestion: { suggested: 2, modifiers: [] } })
    expect((await notices(actor)).length).toBe(told)
  })

  it('stands where nothing that it rests on moves', async () => {
    const { actor, id } = await suggested()
    expect(await kindsDuring(() => addNote(actor, { incidentId: id, text: 'A note.' }))).toEqual(['note.added'])
    expect(await kindsDuring(() => review(actor, id))).toEqual(['finding.recorded'])
    const correct = () => correctEntry(actor, { incidentId: id, seq: 4, reason: 'Misread', text: 'Another note.' })
    expect(await kindsDuring(correct)).toEqual(['entry.corrected'])
  })

  it('tells of a restricted incident no more than its reference', async () => {
    const { actor, id } = await suggested('restricted')
    await review(actor, id, { outcome: 'access_found' })
    const [notice] = await notices(actor)
    expect(notice?.text).not.toContain('Recordings')
  })

  it('is not made by itself', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor, { exposure })
    expect(await kindsDuring(() => review(actor, id, { outcome: 'access_found' }))).toEqual(['finding.recorded'])
  })
})
