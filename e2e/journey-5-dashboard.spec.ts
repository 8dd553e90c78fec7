import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { pagesOf } from './pdf'

test.use({ person: 'dana' })

const levels = ['SEV 0 Crisis', 'SEV 1 Critical', 'SEV 2 Serious', 'SEV 3 Moderate', 'SEV 4 Minor', 'SEV 5 Notice']

/** Other tests file and publish meanwhile: a figure and its rows are compared until both were read in the same moment. */
async function expectRows(page: Page, link: { region: string; name: RegExp }): Promise<void> {
  await expect(async () => {
    await page.goto('/dashboard')
    const figure = page.getByRole('region', { name: link.region }).getByRole('link', { name: link.name }).first()
    const words = String(await figure.textContent())
      .replace(/SEV \d/, '')
      .replace('The one', '1')
    const count = Number(/\d+/.exec(words)?.[0])
    await figure.click()
    const rows = count === 1 ? '1 incident on this page' : `${count} incidents on this page`
    await expect(page.getByText(rows)).toBeVisible({ timeout: 5000 })
  }).toPass({ timeout: 40_000 })
}

test.describe('the dashboard', () => {
  test('says first what is open, what is paused and what was said, on one screen’s width @both', async ({ page }) => {
    await page.goto('/dashboard')
    await expect(page.getByText(/\d+ incidents open, the worst at SEV \d; /)).toBeInViewport({ ratio: 1 })
    await expect(page.getByText(/^As of /)).toBeInViewport()
    const open = page.getByRole('region', { name: 'Open by severity' })
    for (const level of levels) await expect(open.getByText(level)).toBeVisible()
    await expect(open.getByText(levels[0] ?? '')).toBeInViewport()
    await expect(page.getByRole('region', { name: 'Paused programs' })).toContainText(/\d+ of \d+ confirmed/)
    await expect(page.getByRole('region', { name: 'What was said', exact: true })).toContainText(
      /Current|Stale|Contradicted/,
    )
    const times = page.getByRole('region', { name: 'How long it takes' })
    const figures = ['Filed to pause complete', 'Filed to contained', 'Exposure hours', 'Records after the pause']
    await expect(times.getByRole('heading', { level: 3 })).toHaveText(figures)
    await expect(times.getByText('Median', { exact: true }).first()).toBeVisible()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
  })

  test('opens the rows behind a severity @both', async ({ page }) => {
    await expectRows(page, { region: 'Open by severity', name: /SEV 1 Critical/ })
    await expect(page.getByRole('region', { name: 'Incidents' }).getByText('SEV 1 Critical').first()).toBeVisible()
    await expectRows(page, { region: 'Open by severity', name: /SEV 4 Minor/ })
  })

  test('opens the incidents behind its times', async ({ page }) => {
    await expectRows(page, { region: 'How long it takes', name: /^The (one|\d+) incidents?$/ })
  })

  for (const [figure, noun] of [
    ['Filed to pause complete', 'pause'],
    ['Exposure hours', 'exposure'],
  ] as const)
    test(`opens the rows behind “${figure}”`, async ({ page }) => {
      await expect(async () => {
        await page.goto('/dashboard')
        const about = page.getByRole('heading', { level: 3, name: figure, exact: true }).locator('..')
        const link = about.getByRole('link', { name: new RegExp(`^The (one|\\d+) ${noun}s?$`) })
        const count = Number(/\d+/.exec(String(await link.textContent()).replace('one', '1'))?.[0])
        await link.click()
        await expect(page.getByRole('heading', { level: 1, name: figure })).toBeVisible({ timeout: 5000 })
        await expect(page.getByText(`${count} ${noun}${count === 1 ? '' : 's'}`, { exact: true })).toBeVisible({
          timeout: 5000,
        })
      }).toPass({ timeout: 40_000 })
    })

  test('leads to a paused program and to a statement @phone', async ({ page }) => {
    await page.goto('/dashboard')
    await page.getByRole('region', { name: 'Paused programs' }).getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 2, name: /^(Paus|Ramp)(ed|ing)/ }).first()).toBeVisible()
    await page.goto('/dashboard')
    await page
      .getByRole('region', { name: 'What was said', exact: true })
      .getByRole('listitem')
      .getByRole('link')
      .first()
      .click()
    await expect(page.getByRole('region', { name: 'Published text' })).toBeVisible()
  })

  test('prints as one page with the words of every severity', async ({ page }) => {
    await page.goto('/dashboard')
    await expect(page.getByRole('button', { name: 'Print brief' })).toBeVisible()
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }))
    expect(pages).toHaveLength(1)
    for (const level of levels) expect(pages[0]).toContain(level.replaceAll(' ', ''))
    expect(pages[0]).not.toContain('Printbrief')
  })
})
