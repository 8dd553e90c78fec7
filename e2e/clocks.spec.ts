import { expect, test } from './fixtures'
import { callAction } from './server-actions'
import { ask, serverUrl } from './visitor'
import { file, incidentIdOf, lead } from './world'

test.use({ person: 'clara' })

/** An incident under GDPR of which nobody has said yet since when the organisation is aware. */
async function underGdpr(title: string, more: Record<string, string> = {}): Promise<string> {
  const reference = await file('clara', { title, ...more })
  const page = `/incidents/${reference}/clocks`
  const of = {
    incidentId: await incidentIdOf('clara', reference),
    reference,
    regime: 'gdpr',
    reason: 'Employees in Germany.',
  }
  await lead('clara', 'openLawAction', `${page}/open`, of)
  await lead('clara', 'decideLawAction', `${page}/decide`, { ...of, decision: 'applies' })
  return reference
}

test('a clock starts from a judgment, 72 hours on over a change of clocks and a weekend, and shows no date before', async ({
  page,
  pageOf,
}) => {
  const reference = await underGdpr('Aware before clocks went back')
  await page.goto(`/incidents/${reference}/clocks`)
  const clock = page.locator('[id^="clock-"]', { hasText: 'GDPR: Notify the supervisory authority' }).first()
  await expect(clock).toContainText('Anchor missing')
  await expect(clock).toContainText('No entry says “Aware”.')
  await expect(clock.locator('time')).toHaveCount(0)
  await page.getByLabel('Since when it was so').fill('2026-10-23T16:20')
  await page.getByLabel('Time zone').fill('Europe/Berlin')
  await page.getByLabel('What it rests on').fill('The access review names two readers.')
  await page.getByRole('button', { name: 'Record the judgment' }).click()
  // Friday 16:20 in Berlin is 14:20 UTC; 72 hours later it is Monday 14:20 UTC, and 15:20 on Berlin's clocks.
  await expect(clock).toContainText('26 Oct 2026, 14:20 UTC')
  await expect(clock).toContainText('Latest arguable, for counsel only')
  const others = await pageOf('ana')
  await others.goto(`/incidents/${reference}/clocks`)
  await expect(others.getByText('26 Oct 2026, 14:20 UTC').first()).toBeVisible()
  expect(await others.content()).not.toContain('rguable')
})

test('a calendar’s address opens what its person may read, with no cookie, until it is revoked', async () => {
  const reference = await underGdpr('Kept from most of us', { restricted: 'on' })
  const judgment = { kind: 'aware', at: '2026-11-20T12:00', zone: 'UTC', regime: '', reason: 'A reader wrote to us.' }
  const of = { incidentId: await incidentIdOf('clara', reference), reference }
  await lead('clara', 'recordJudgmentAction', `/incidents/${reference}/clocks`, { ...of, ...judgment })
  const page = '/settings/calendar'
  const made = async (visitor: 'clara' | 'bo') =>
    new URL(String((await callAction(visitor, { action: 'makeFeedAction', page, form: {} })).value)).pathname
  const [claras, bos] = [await made('clara'), await made('bo')]
  const read = async (path: string) => {
    const response = await fetch(`${serverUrl()}${path}`)
    return { status: response.status, text: await response.text(), cached: response.headers.get('cache-control') }
  }
  const calendar = await read(claras)
  expect(calendar).toMatchObject({ status: 200, cached: 'no-store' })
  expect(calendar.text).toContain(reference)
  expect(calendar.text).not.toContain('Kept from most of us')
  expect((await read(bos)).text).not.toContain(reference)
  expect((await ask('clara', page)).status).toBe(200)
  await callAction('clara', { action: 'revokeFeedAction', page })
  expect(await read(claras)).toEqual(await read(`/api/calendar/sdcal_${'0'.repeat(43)}.ics`))
  expect(await read(claras)).toMatchObject({ status: 404, cached: 'no-store' })
})
