import { describe, expect, it } from 'vitest'
import { calendarFile } from '@/lib/clocks/calendar-file'
import { dropClock } from '@/lib/clocks/commands/end'
import { makeCalendarFeed, revokeCalendarFeed } from '@/lib/clocks/commands/feed'
import { parseClockAddress } from '@/lib/clocks/list-address'
import { listNextDeadlines } from '@/lib/clocks/queries/deadlines'
import { findOwnFeed, getCalendar } from '@/lib/clocks/queries/feed'
import { getIncidentClocks } from '@/lib/clocks/queries/incident'
import { listAssessments, listClocks } from '@/lib/clocks/queries/list'
import { getClockPanel } from '@/lib/clocks/queries/panel'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { applyRegime, clockOf, ground, judge, underGdpr } from '@/lib/testing/clocks/case'
import { failureOf } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'

/** A restricted and an open incident, each with a clock that runs; responders and counsel who are no members. */
async function twoCases() {
  const [open, restricted] = [await underGdpr(), await underGdpr({ visibility: 'restricted', title: 'Kept from most' })]
  await judge(open.lead, open.id, 'aware', 2)
  await judge(restricted.lead, restricted.id, 'aware', 3)
  return { open, restricted }
}

describe('the clocks of an incident', () => {
  it('show what may be argued to counsel alone', async () => {
    const { open } = await twoCases()
    const [counsels, leads] = [
      await getIncidentClocks(open.counsel, open.id),
      await getIncidentClocks(open.lead, open.id),
    ]
    const argued = (await clockOf(open.id, 'gdpr.33')).latestArguable
    expect(argued).not.toBeNull()
    expect(counsels.clocks.find(({ duty }) => duty === 'gdpr.33')?.latestArguable).toEqual(argued)
    expect(JSON.stringify(counsels)).toContain('rguable: Reg')
    expect(JSON.stringify(leads)).not.toContain('rguable: Reg')
    expect(JSON.stringify(leads)).not.toContain(argued?.toISOString())
    expect(leads.may).toEqual({ judge: true, decide: false })
    expect(JSON.stringify(await getClockPanel(open.counsel, open.id))).not.toContain(argued?.toISOString())
  })

  it('are found by nobody who may not read the incident', async () => {
    const { restricted } = await twoCases()
    const outsider = await addPerson('counsel')
    const theirs = await failureOf(getIncidentClocks(outsider, restricted.id))
    expect(theirs).toEqual(await failureOf(getIncidentClocks(outsider, newId())))
    expect(theirs.name).toBe('NotFound')
    expect((await getClockPanel(outsider, restricted.id)).clocks).toEqual([])
  })

  it('keep earlier versions apart from those that stand', async () => {
    const { open } = await twoCases()
    const [seq] = (await clockOf(open.id, 'gdpr.33')).anchorSeqs
    await judge(open.lead, open.id, 'aware', 5, { supersedes: seq ?? 0 })
    const { clocks, earlier } = await getIncidentClocks(open.counsel, open.id)
    expect(clocks.filter(({ duty }) => duty === 'gdpr.33')).toHaveLength(1)
    expect(earlier.map(({ duty }) => duty)).toContain('gdpr.33')
  })
})

const address = (query: Parameters<typeof parseClockAddress>[0]) => parseClockAddress(query)

describe('the list over all incidents', () => {
  it('is counsel’s, holds what they may read, and pages by key without loss', async () => {
    const { open, restricted } = await twoCases()
    const outsider = await addPerson('counsel')
    expect((await failureOf(listClocks(open.lead, address({}), 10))).name).toBe('Forbidden')
    const seen = new Set<string>()
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listClocks>> = await listClocks(
        outsider,
        address({ after: after ?? '' }),
        2,
      )
      for (const row of page.rows) {
        expect(seen.has(row.id)).toBe(false)
        seen.add(row.id)
        expect(row.reference).not.toBe(restricted.reference)
      }
      after = page.next
    } while (after)
    const all = await db().clock.count({
      where: { state: { in: ['anchor_missing', 'running'] }, incident: { visibility: 'open' } },
    })
    expect(seen.size).toBe(all)
    const members = await listClocks(restricted.counsel, address({ mine: 'on' }), 50)
    expect(members.rows.map(({ reference }) => reference)).toContain(restricted.reference)
  })

  it('shows what ended, and what is to be decided, apart', async () => {
    const { open } = await twoCases()
    const { id: clockId } = await clockOf(open.id, 'gdpr.34')
    await dropClock(open.counsel, { incidentId: open.id, clockId, reason: ground })
    const ended = await listClocks(open.counsel, address({ view: 'ended', regime: 'gdpr' }), 50)
    expect(ended.rows.map(({ id }) => id)).toContain(clockId)
    await applyRegime(open.counsel, open.id, 'nis2')
    const laws = await listAssessments(open.counsel, address({ view: 'laws' }), 50)
    expect(laws.rows.map(({ reference }) => reference)).not.toContain(open.reference)
  })
})

describe('the dashboard’s next deadlines', () => {
  it('hold restricted incidents for their members alone, and no drill', async () => {
    const { open, restricted } = await twoCases()
    const drill = await underGdpr({ drill: true })
    await judge(drill.lead, drill.id, 'aware', 60)
    await db().clock.updateMany({
      where: { incidentId: { notIn: [open.id, restricted.id, drill.id] } },
      data: { state: 'superseded', endedAt: new Date() },
    })
    const references = async (...roles: Parameters<typeof addPerson>) =>
      (await listNextDeadlines(await addPerson(...roles))).map(({ reference }) => reference)
    expect(await references('leader')).toEqual([open.reference])
    const members = (await listNextDeadlines(restricted.counsel)).map(({ reference }) => reference)
    expect(members).toEqual([restricted.reference, open.reference])
  })
})

describe('a calendar behind a secret address', () => {
  it('holds what its person may read now, and of restricted incidents no title', async () => {
    const { open, restricted } = await twoCases()
    const { token } = await makeCalendarFeed(restricted.counsel, {})
    const file = calendarFile(await getCalendar(token), 'https://standdown.example.test')
    expect(file).toContain(open.reference)
    expect(file).toContain(restricted.reference)
    expect(file).toContain('Clock due: GDPR: Notify the supervisory authority')
    expect(file).not.toContain('Kept from most')
    expect(file).toBe(calendarFile(await getCalendar(token), 'https://standdown.example.test'))
    const outsider = await addPerson('counsel')
    const theirs = calendarFile(await getCalendar((await makeCalendarFeed(outsider, {})).token), 'https://x.test')
    expect(theirs).not.toContain(restricted.reference)
    expect(theirs).toContain(open.reference)
  })

  it('keeps one event of a clock over its versions, and says of a drill that it is one', async () => {
    const { id, reference, lead, counsel } = await underGdpr({ drill: true })
    const seq = await judge(lead, id, 'aware', 10)
    const { token } = await makeCalendarFeed(counsel, {})
    const eventOf = async () => {
      const file = calendarFile(await getCalendar(token), 'https://standdown.example.test').replaceAll('\r\n ', '')
      return file
        .split('BEGIN:VEVENT')
        .find((part) => part.includes(`GDPR: Notify the supervisory authority (${reference})`))
    }
    const uid = async () => /^UID:.*$/m.exec((await eventOf()) ?? '')?.[0]
    const sequence = async () => Number(/^SEQUENCE:(\d+)/m.exec((await eventOf()) ?? '')?.[1])
    const [first, before] = [await uid(), await sequence()]
    expect(await eventOf()).toContain('SUMMARY:Drill: Clock due')
    await judge(lead, id, 'aware', 20, { supersedes: seq })
    expect([await uid(), await sequence()]).toEqual([first, before + 1])
    // RFC 5545 3.8.2.2: an end, where there is one, lies after the start.
    expect(await eventOf()).not.toContain('DTEND')
  })

  it('answers alike for a secret that is unknown, malformed, replaced, revoked, or of somebody who was disabled', async () => {
    const person = await addPerson('leader')
    const { token: replaced } = await makeCalendarFeed(person, {})
    const { token } = await makeCalendarFeed(person, {})
    expect(await findOwnFeed(person)).not.toBeNull()
    await getCalendar(token)
    await db().person.update({ where: { id: person.id }, data: { disabledAt: new Date() } })
    const disabled = await failureOf(getCalendar(token))
    await db().person.update({ where: { id: person.id }, data: { disabledAt: null } })
    await revokeCalendarFeed(person, {})
    for (const secret of [token, replaced, 'x', `sdcal_${'0'.repeat(43)}`, `${token}'--`])
      expect(await failureOf(getCalendar(secret))).toEqual(disabled)
    expect(disabled.name).toBe('NotFound')
    expect(await findOwnFeed(person)).toBeNull()
  })

  it('follows roles as they are now', async () => {
    const { open } = await twoCases()
    const person = await addPerson('responder')
    const { token } = await makeCalendarFeed(person, {})
    const holds = async () => (await getCalendar(token)).some(({ reference }) => reference === open.reference)
    expect(await holds()).toBe(true)
    await db().person.update({ where: { id: person.id }, data: { roles: [] } })
    expect(await holds()).toBe(false)
  })
})
