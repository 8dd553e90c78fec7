import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { fileIncident, freshTitle } from './incident-page'

const list = (page: Page) => page.getByRole('region', { name: 'Incidents' })

async function record(page: Page, text: string): Promise<void> {
  await page.getByLabel('What happened, was found or was decided?').fill(text)
  await page.getByRole('button', { name: 'Record', exact: true }).click()
}

test.describe('a timeline', () => {
  test.use({ person: 'ana' })

  test('shows what others record at once, and leaves the reader where they are', async ({ page, pageOf }) => {
    const reference = await fileIncident(page, { title: freshTitle('Two people look at one timeline') })
    for (const text of ['First look.', 'Second look.', 'Third look.']) {
      await record(page, text)
      // What is being sent stands beside what has come back, for as long as the answer is under way.
      await expect(page.getByRole('listitem').filter({ hasText: text })).toHaveCount(1)
    }
    const reader = await pageOf('bo')
    await reader.setViewportSize({ width: 1280, height: 320 })
    await reader.goto(`/incidents/${reference}`)
    await expect(reader.getByText('Live', { exact: true })).toBeVisible()
    await expect(reader.locator('#e-4')).toBeAttached()
    await reader.locator('#e-1').evaluate((entry) => entry.scrollIntoView({ block: 'start' }))
    const before = await reader.locator('#e-1').boundingBox()

    await record(page, 'Access was closed at the gateway.')
    await expect(reader.getByRole('listitem').filter({ hasText: 'Access was closed at the gateway.' })).toBeAttached()
    const after = await reader.locator('#e-1').boundingBox()
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThanOrEqual(1)
    await reader.getByRole('button', { name: '1 new' }).click()
    await expect(reader.getByRole('listitem').filter({ hasText: 'Access was closed at the gateway.' })).toBeInViewport()
    await expect(reader.getByRole('button', { name: '1 new' })).toBeHidden()
  })
})

test.describe('in Kolkata', () => {
  test.use({ person: 'bo', timezoneId: 'Asia/Kolkata' })

  test('times are in UTC until asked for locally, with the zone always said', async ({ page }) => {
    const reference = await fileIncident(page, { title: freshTitle('Seen from Kolkata') })
    const time = page.getByRole('region', { name: 'Timeline' }).locator('#e-1 time').first()
    await expect(time).toHaveText(/^\d\d:\d\d:\d\d UTC$/)
    const at = await time.getAttribute('datetime')
    expect(at).toMatch(/Z$/)
    await page.keyboard.press('u')
    await expect(time).toHaveText(/^\d\d:\d\d:\d\d \+05:30$/)
    await page.goto(`/incidents/${reference}`)
    await expect(time).toHaveText(/^\d\d:\d\d:\d\d \+05:30$/)
    expect(await time.getAttribute('datetime')).toBe(at)
    await page.getByRole('button', { name: /show UTC/ }).click()
    await expect(time).toHaveText(/UTC$/)
  })
})

test.describe('the incident list', () => {
  test.use({ person: 'dana' })

  test('keeps filter and sort in its address: the same rows for whoever opens it', async ({ page, pageOf }) => {
    const rows = (of: Page) => list(of).getByRole('rowheader').allTextContents()
    await page.goto('/incidents')
    await page.getByLabel('Status').selectOption('any')
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(page).toHaveURL(/status=any/)
    await list(page)
      .getByRole('link', { name: /^Severity/ })
      .click()
    await expect(page).toHaveURL(/sort=severity/)
    await expect(page.getByRole('columnheader', { name: 'Severity' })).toHaveAttribute('aria-sort', 'ascending')
    await expect(list(page).getByRole('row').nth(1)).toContainText('SEV 0 Crisis')
    const other = await pageOf('emil')
    await expect(async () => {
      await page.reload()
      await other.goto(page.url())
      expect(await rows(other)).toEqual(await rows(page))
    }).toPass({ timeout: 30_000 })
    await page.goBack()
    await page.goBack()
    await expect(page).toHaveURL(/\/incidents$/)
    await expect(page.getByLabel('Status')).toHaveValue('open')
  })
})
