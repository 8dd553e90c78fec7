import type { Page } from '@playwright/test'
import { expect, test } from './collectors'
import { fileIncident, freshTitle } from './incident-page'
import { makeToken, pauseHeadline, registerProgram } from './program-page'

test.use({ person: 'priya' })

const leaseSeconds = 3
const gapSeconds = 0.5

/** Shortens the lease on the program's edit page; goes back to the program. */
async function shortenLease(page: Page, slug: string): Promise<void> {
  await page.goto(`/programs/${slug}/edit`)
  await page.getByLabel('Lease in seconds').fill(String(leaseSeconds))
  await page.getByLabel('Longest gap between check and write').fill(String(gapSeconds))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(new RegExp(`/programs/${slug}(#about)?$`))
}

async function goToPause(page: Page, reference: string): Promise<void> {
  await page.goto(`/incidents/${reference}`)
  await page.getByRole('region', { name: 'Programs' }).getByRole('link', { name: 'Pause program' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Pause / })).toBeVisible()
}

/** When a collector was accounted for, as the page's own machine-readable time says. */
async function accountedAt(page: Page, collector: string): Promise<number> {
  const row = page.getByRole('row').filter({ hasText: collector })
  const at = await row.getByRole('cell').nth(2).locator('time').getAttribute('datetime')
  return Date.parse(String(at))
}

test.describe('pausing a program', () => {
  test('stops every collector, and tells those who said so from one that was cut off @both', async ({
    page,
    collect,
  }) => {
    test.setTimeout(120_000)
    const { name, slug } = await registerProgram(page, 'Pointer study')
    const token = await makeToken(page)
    await shortenLease(page, slug)
    const title = freshTitle('Pointer traces are readable by every team')
    const reference = await fileIncident(page, { title, programs: [name] })
    const { workers, lastRecords } = await collect({ token, slug, count: 6 })
    const [cutOff, ...heard] = workers
    if (!cutOff) throw new Error('no collector was started')

    await goToPause(page, reference)
    await expect(page.getByText('6 collectors, 6 of them heard in the last minute')).toBeVisible()
    await expect(page.getByText('Priya Nair').last()).toBeVisible()
    await expect(page.getByLabel('Why')).toHaveValue(`${reference}: ${title}`)
    cutOff.faults.cut = true
    await page.getByRole('button', { name: `Pause ${name}` }).click()

    await expect(pauseHeadline(page)).toHaveText('Pausing: 5 of 6 confirmed', { timeout: 15_000 })
    const answeredAt = Date.now()
    const askedAt = await page.getByText('Asked to stop at').locator('time').first().getAttribute('datetime')
    await expect(page.getByRole('row').filter({ hasText: cutOff.id })).toContainText('Still pending')
    await expect(pauseHeadline(page)).toHaveText('Paused: 5 of 6 confirmed, 1 by the end of their lease', {
      timeout: 30_000,
    })
    await expect(page.getByRole('row').filter({ hasText: cutOff.id })).toContainText('Lease expired')

    const last = lastRecords()
    for (const { id } of heard) {
      await expect(page.getByRole('row').filter({ hasText: id })).toContainText('Confirmed')
      expect(last.get(id)).toBeLessThanOrEqual(await accountedAt(page, id))
    }
    expect(last.get(cutOff.id)).toBeGreaterThan(Date.parse(String(askedAt)))
    expect(last.get(cutOff.id)).toBeLessThanOrEqual(answeredAt + (leaseSeconds + gapSeconds) * 1000)
    expect(last.get(cutOff.id)).toBeLessThanOrEqual(await accountedAt(page, cutOff.id))
    await page.goto(`/incidents/${reference}`)
    await expect(page.getByRole('region', { name: 'Programs' })).toContainText('Held by this incident')
    await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(/paused/i)
    expect(lastRecords()).toEqual(last)
  })

  test('promises nothing before the server has answered', async ({ page }) => {
    const { name, slug } = await registerProgram(page, 'Calendar study')
    await page.goto(`/programs/${slug}/pause`)
    let answer = () => {}
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route(`**/programs/${slug}/pause`, async (route) => {
      await answered
      await route.continue()
    })
    await page.getByLabel('Why').fill('Something is wrong.')
    await page.getByRole('button', { name: `Pause ${name}` }).click()
    await expect(page.getByRole('button', { name: 'Asking every collector to stop…' })).toBeVisible()
    await expect(pauseHeadline(page)).toBeHidden()
    answer()
    await expect(pauseHeadline(page)).toHaveText('Paused: no collector was known')
  })

  test('is one gesture, and no key by accident', async ({ page }) => {
    const { slug } = await registerProgram(page, 'Chat study')
    const facts = page.getByRole('region', { name: 'About' })
    await expect(facts.getByText('Not recorded')).toHaveCount(2)
    await page.goto(`/programs/${slug}/pause`)
    await page.getByRole('button', { name: 'A promised safeguard is missing or failed.' }).click()
    await expect(page.getByLabel('Why')).toHaveValue('A promised safeguard is missing or failed.')
    await expect(page.getByLabel('Why')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Why')).toHaveValue(/failed\.\n$/)
    await page.getByRole('link', { name: 'Cancel' }).click()
    await expect(page).toHaveURL(new RegExp(`/programs/${slug}(#about)?$`))
    await expect(page.getByText('Running', { exact: true })).toBeVisible()
  })
})
