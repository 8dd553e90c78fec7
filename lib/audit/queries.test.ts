import { beforeAll, expect, test } from 'vitest'
import { listAudit } from '@/lib/audit/queries'
import { parseAuditCursor } from '@/lib/audit/schema'
import type { PersonActor } from '@/lib/auth/model'
import { getDashboard } from '@/lib/dashboard/queries'
import { addNote } from '@/lib/incidents/commands/entries'
import { fileIncident } from '@/lib/incidents/commands/file'
import { decodeCursor, listFilter } from '@/lib/incidents/list-schema'
import { listIncidents } from '@/lib/incidents/queries/list'
import { addPerson } from '@/lib/testing/people'

const nothing = { who: '', what: '', incident: '' }
let member: PersonActor
let outsider: PersonActor
let auditor: PersonActor
let admin: PersonActor
let open: { id: string; reference: string }
let restricted: { id: string; reference: string }

beforeAll(async () => {
  member = await addPerson('responder')
  outsider = await addPerson('responder')
  auditor = await addPerson('auditor')
  admin = await addPerson('admin')
  open = await fileIncident(member, { title: 'Mailing list too wide', severity: 3 })
  restricted = await fileIncident(member, { title: 'Sealed matter', severity: 1, visibility: 'restricted' })
  await addNote(member, { incidentId: restricted.id, text: 'Counsel informed.' })
})

test('the audit holds each command, and none about a restricted incident that the reader is no member of', async () => {
  for (const reader of [auditor, admin]) {
    const { rows } = await listAudit(reader, nothing, null, 50)
    expect(rows.filter(({ actorName }) => actorName === member.name).map(({ command }) => command)).toEqual(
      reader === auditor ? ['incidents.file'] : [],
    )
    expect(JSON.stringify(rows)).not.toContain(restricted.reference)
  }
})

test('the audit is paged by key: no row twice, none left out', async () => {
  for (let index = 0; index < 5; index++) await addNote(member, { incidentId: open.id, text: `Entry ${index}` })
  const whole = await listAudit(auditor, nothing, null, 50)
  const ids: string[] = []
  let after = null
  do {
    const page = await listAudit(auditor, nothing, after, 2)
    ids.push(...page.rows.map(({ id }) => id))
    after = page.next ? parseAuditCursor(page.next) : null
  } while (after)
  expect(ids).toEqual(whole.rows.map(({ id }) => id))
  expect(ids.length).toBeGreaterThanOrEqual(6)
})

test('the audit is closed to everybody else', async () => {
  await expect(listAudit(member, nothing, null, 50)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a restricted incident counts on the dashboard and in the list for its members alone', async () => {
  const sees = async (actor: PersonActor) => {
    const { open: counts } = await getDashboard(actor)
    const { rows } = await listIncidents(actor, listFilter.parse({}), { limit: 50 })
    const found = await listIncidents(actor, listFilter.parse({ text: 'sealed' }), { limit: 50 })
    return { sev1: counts[1]?.open, listed: rows.length, found: found.rows.length }
  }
  expect(await sees(member)).toEqual({ sev1: 1, listed: 2, found: 1 })
  expect(await sees(outsider)).toEqual({ sev1: 0, listed: 1, found: 0 })
})

test('the dashboard is refused to somebody who only reports, and to an administrator', async () => {
  const reporter = await addPerson('reporter')
  for (const actor of [reporter, admin]) await expect(getDashboard(actor)).rejects.toMatchObject({ code: 'forbidden' })
})

test('pages of the list follow each other both ways in each order', async () => {
  for (let index = 0; index < 7; index++)
    await fileIncident(member, { title: `Number ${index}`, severity: (index % 3) as 0 | 1 | 2 })
  for (const sort of ['filed', 'updated', 'severity'] as const)
    for (const ascending of [true, false]) {
      const filter = listFilter.parse({ sort, ascending })
      const all = (await listIncidents(member, filter, { limit: 50 })).rows.map(({ id }) => id)
      const first = await listIncidents(member, filter, { limit: 4 })
      const second = await listIncidents(member, filter, { limit: 4, after: decodeCursor(first.next ?? '') })
      const back = await listIncidents(member, filter, { limit: 4, before: decodeCursor(second.previous ?? '') })
      expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(all.slice(0, 8))
      expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id))
      expect([first.previous, back.previous]).toEqual([null, null])
    }
})
