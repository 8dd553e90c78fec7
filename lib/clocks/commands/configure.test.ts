import { describe, expect, it } from 'vitest'
import { assessRegime, openAssessment } from '@/lib/clocks/commands/assess'
import { configureCounting, configureRegime } from '@/lib/clocks/commands/configure'
import { makeCalendarFeed, revokeCalendarFeed } from '@/lib/clocks/commands/feed'
import { getClockSettings } from '@/lib/clocks/queries/settings'
import { db } from '@/lib/db/client'
import { clockOf, ground, judge, underGdpr } from '@/lib/testing/clocks/case'
import { failureOf, filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

const off = { regime: 'nydfs', enabled: false, mark: null, reviewedOn: '2026-11-20', note: 'Not a covered entity.' }
const counting = { zone: 'Europe/Berlin', targetHoursOf72: 36, decisionDueHours: 12 }

describe('configureRegime', () => {
  it('is for administrators and counsel', async () => {
    expect((await failureOf(configureRegime(await addPerson('responder'), off))).name).toBe('Forbidden')
    const written = await writtenDuring(async () => configureRegime(await addPerson('counsel'), off))
    expect(written).toMatchObject([
      { kind: 'regime.setting_changed', payload: { regime: 'nydfs', from: { enabled: true }, to: { enabled: false } } },
    ])
    const { rows } = await getClockSettings(await addPerson('admin'))
    expect(rows.find(({ regime }) => regime.id === 'nydfs')?.settings).toMatchObject({ reviewedOn: '2026-11-20' })
  })

  it('refuses to switch on what is not in force', async () => {
    const admin = await addPerson('admin')
    for (const regime of ['circia', 'eu-omnibus'])
      expect((await failureOf(configureRegime(admin, { ...off, regime, enabled: true }))).message).toContain(
        'not in force',
      )
  })

  it('asks open incidents about a law that comes on', async () => {
    const admin = await addPerson('admin')
    await configureRegime(admin, off)
    await configureRegime(admin, { ...off, enabled: true })
    expect(await db().job.count({ where: { name: 'clocks.openAssessments', key: 'all' } })).toBe(1)
  })
})

describe('a law that was switched off', () => {
  const switchGdpr = async (enabled: boolean) =>
    configureRegime(await addPerson('admin'), { ...off, regime: 'gdpr', enabled })

  it('counts its running clocks anew all the same', async () => {
    const { id, lead } = await underGdpr()
    const seq = await judge(lead, id, 'aware', 2)
    const before = await clockOf(id, 'gdpr.33')
    await switchGdpr(false)
    await judge(lead, id, 'aware', 20, { supersedes: seq })
    const after = await clockOf(id, 'gdpr.33')
    await switchGdpr(true)
    expect(after.version).toBe(before.version + 1)
    expect(Number(after.conservativeDue)).toBeLessThan(Number(before.conservativeDue))
  })

  it('can’t be decided to apply, which would start nothing', async () => {
    const counsel = await addPerson('counsel')
    const { id: incidentId } = await filedBy(counsel)
    await openAssessment(counsel, { incidentId, regime: 'gdpr', reason: ground })
    await switchGdpr(false)
    const decided = await failureOf(
      assessRegime(counsel, { incidentId, regime: 'gdpr', decision: 'applies', reason: ground }),
    )
    await switchGdpr(true)
    expect(decided.message).toContain('switched off')
  })
})

describe('configureCounting', () => {
  it('is for administrators and counsel, and tells what changed once', async () => {
    expect((await failureOf(configureCounting(await addPerson('leader'), counting))).name).toBe('Forbidden')
    const admin = await addPerson('admin')
    expect(await kindsDuring(() => configureCounting(admin, counting))).toEqual(['counting.setting_changed'])
    expect(await kindsDuring(() => configureCounting(admin, counting))).toEqual([])
    expect((await getClockSettings(admin)).counting).toMatchObject(counting)
  })

  it('refuses a zone and a calendar that nobody knows', async () => {
    const admin = await addPerson('admin')
    expect((await failureOf(configureCounting(admin, { ...counting, zone: 'Mars/Base' }))).json).toContain('zone')
  })
})

describe('a calendar’s address', () => {
  it('is made, made anew and revoked by its person, and only its hash is kept', async () => {
    const person = await addPerson('leader')
    const first = await makeCalendarFeed(person, {})
    const written = await writtenDuring(() => makeCalendarFeed(person, {}))
    expect(written).toMatchObject([{ kind: 'calendar_feed.made', payload: { again: true } }])
    expect(JSON.stringify(written)).not.toContain(first.token)
    expect(await kindsDuring(() => revokeCalendarFeed(person, {}))).toEqual(['calendar_feed.revoked'])
    expect(await kindsDuring(() => revokeCalendarFeed(person, {}))).toEqual([])
  })
})
