import { describe, expect, it } from 'vitest'
import { standdown } from '@/lib/auth/model'
import { alertOfClock } from '@/lib/clocks/commands/alert'
import { db } from '@/lib/db/client'
import { clockOf, judge, underGdpr } from '@/lib/testing/clocks/case'
import { failureOf } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { writtenDuring } from '@/lib/testing/written'

const noticesOf = (personId: string) =>
  db().notice.findMany({ where: { personId, kind: 'clock_alert' }, orderBy: { createdAt: 'asc' } })

describe('alertOfClock', () => {
  it('is the system’s alone', async () => {
    const { id, counsel, lead } = await underGdpr()
    await judge(lead, id, 'aware', 1)
    const input = { incidentId: id, clockId: (await clockOf(id, 'gdpr.33')).id, mark: '50' as const }
    expect((await failureOf(alertOfClock(counsel, input))).name).toBe('Forbidden')
  })

  it('tells counsel and lead once, with an entry, however often it is asked', async () => {
    const { id, reference, counsel, lead } = await underGdpr()
    await judge(lead, id, 'aware', 40)
    const { id: clockId } = await clockOf(id, 'gdpr.33')
    const input = { incidentId: id, clockId, mark: '50' as const }
    const written = await writtenDuring(async () => {
      await alertOfClock(standdown, input)
      await Promise.all([alertOfClock(standdown, input), alertOfClock(standdown, input)])
    })
    expect(written.map(({ kind }) => kind)).toEqual(['clock.alerted'])
    for (const person of [counsel, lead]) {
      const [notice, ...more] = await noticesOf(person.id)
      expect(more).toEqual([])
      expect(notice?.text).toContain(
        `${reference}, GDPR: Notify the supervisory authority: half of the time has passed.`,
      )
      expect(notice?.href).toBe(`/incidents/${reference}/clocks`)
    }
    expect(await noticesOf((await addPerson('counsel')).id)).toEqual([])
  })

  it('records what was missed', async () => {
    const { id, lead } = await underGdpr({ drill: true })
    await judge(lead, id, 'aware', 80)
    const { id: clockId } = await clockOf(id, 'gdpr.33')
    const written = await writtenDuring(() => alertOfClock(standdown, { incidentId: id, clockId, mark: 'due' }))
    expect(written.map(({ kind }) => kind)).toEqual(['clock.missed'])
    expect((await noticesOf(lead.id))[0]?.text).toMatch(/^Drill: .*no time left\.$/)
  })

  it('says nothing of a clock that was superseded meanwhile', async () => {
    const { id, lead } = await underGdpr()
    const seq = await judge(lead, id, 'aware', 40)
    const { id: clockId } = await clockOf(id, 'gdpr.33')
    await judge(lead, id, 'aware', 1, { supersedes: seq })
    expect(await writtenDuring(() => alertOfClock(standdown, { incidentId: id, clockId, mark: '50' }))).toEqual([])
    expect(await noticesOf(lead.id)).toEqual([])
  })

  it('tells of a restricted incident its members alone', async () => {
    const outsider = await addPerson('counsel')
    const { id, counsel, lead } = await underGdpr({ visibility: 'restricted' })
    await judge(lead, id, 'aware', 40)
    await alertOfClock(standdown, { incidentId: id, clockId: (await clockOf(id, 'gdpr.33')).id, mark: '50' })
    expect(await noticesOf(outsider.id)).toEqual([])
    expect(await noticesOf(counsel.id)).toHaveLength(1)
  })
})
