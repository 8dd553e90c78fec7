import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { countIncidents, freshTitle, openedIncident } from './incident-page'
import { sessionFile } from './people'

test.use({ person: 'rui' })

const title = (page: Page) => page.getByLabel('What is happening?')
const declare = (page: Page) => page.getByRole('button', { name: 'Declare incident' })

test.describe('filing an incident', () => {
  test('takes a title and nothing else, and gives it a page, a timeline and a link @both', async ({ page }) => {
    const words = freshTitle('Meeting transcripts can be searched by everybody')
    await page.goto('/incidents/new')
    await expect(title(page)).toBeFocused()
    await expect(page.getByRole('radio', { name: 'Not sure yet, treat as SEV 2' })).toBeChecked()
    await title(page).fill(words)
    await declare(page).click()
    const reference = await openedIncident(page, words)
    await expect(page.getByText('SEV 2 Serious').first()).toBeVisible()
    await expect(page.getByText(/provisional/i).first()).toBeVisible()
    await expect(page.locator('#e-1')).toContainText('Rui Tanaka')
    await page.goto(`/incidents/${reference}#e-1`)
    await expect(page.locator('#e-1')).toBeFocused()
  })

  test('fits title, severity and button on a phone without scrolling @phone', async ({ page }) => {
    await page.goto('/incidents/new')
    await expect(title(page)).toBeInViewport({ ratio: 1 })
    for (const word of ['Not sure yet', 'SEV 0 Crisis', 'SEV 1', 'SEV 2 Serious', 'SEV 3', 'SEV 4', 'SEV 5 Notice'])
      await expect(page.getByRole('radio', { name: word })).toBeInViewport({ ratio: 1 })
    await expect(declare(page)).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })

  test('needs at most twelve keys besides the title', async ({ page }) => {
    const words = freshTitle('Keystrokes of one team in a shared folder')
    await page.goto('/incidents')
    await page.getByRole('heading', { level: 1 }).waitFor()
    let keys = 0
    const press = async (key: string) => {
      keys += 1
      await page.keyboard.press(key)
    }
    await press('c')
    await expect(title(page)).toBeFocused()
    await page.keyboard.type(words)
    await press('Tab')
    await expect(page.getByRole('radio', { name: 'Not sure yet' })).toBeFocused()
    for (const _ of ['SEV 0', 'SEV 1']) await press('ArrowDown')
    await expect(page.getByRole('radio', { name: 'SEV 1 Critical' })).toBeChecked()
    await press('Control+Enter')
    await openedIncident(page, words)
    await expect(page.getByText('SEV 1 Critical').first()).toBeVisible()
    expect(keys).toBeLessThanOrEqual(12)
  })

  test('says what is missing, leads to it, and keeps what was typed @both', async ({ page }) => {
    await page.goto('/incidents/new')
    await page.getByLabel('What do you know so far?').fill('It was seen by chance.')
    await declare(page).click()
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
    await expect(summary).toBeFocused()
    await expect(page).toHaveTitle(/^Error: /)
    await summary.getByRole('link').click()
    await expect(title(page)).toBeFocused()
    await expect(page.getByLabel('What do you know so far?')).toHaveValue('It was seen by chance.')
  })

  test('is filled in by an address, which files nothing by itself', async ({ page }) => {
    const words = freshTitle('From an alert')
    const query = new URLSearchParams({ title: words, severity: '3', program: 'no-such-program' })
    await page.goto(`/incidents/new?${query}`)
    await expect(title(page)).toHaveValue(words)
    await expect(page.getByRole('radio', { name: 'SEV 3 Moderate' })).toBeChecked()
    await expect(page.getByText('“no-such-program”, which was not found')).toBeVisible()
    expect(await countIncidents(page, words)).toBe(0)
  })
})

test.describe('a filing', () => {
  test('is filed once, pressed twice and sent again', async ({ page }) => {
    const words = freshTitle('Pressed twice')
    const posts: { url: string; headers: Record<string, string>; data: Buffer }[] = []
    page.on('request', (request) => {
      const data = request.postDataBuffer()
      if (request.method() === 'POST' && new URL(request.url()).pathname === '/incidents/new' && data)
        posts.push({ url: request.url(), headers: request.headers(), data })
    })
    await page.goto('/incidents/new')
    await title(page).fill(words)
    await declare(page).dblclick()
    await openedIncident(page, words)
    const [sent] = posts
    if (!sent) throw new Error('no post was seen')
    const again = await page.request.post(sent.url, { headers: sent.headers, data: sent.data })
    expect(again.ok()).toBe(true)
    expect(await countIncidents(page, words)).toBe(1)
  })

  test('waits on the device while the network is away, and is filed once', async ({ page, context }) => {
    const words = freshTitle('Written in a tunnel')
    await page.goto('/incidents/new')
    await title(page).fill(words)
    await context.setOffline(true)
    await declare(page).click()
    await expect(page.getByText('Not filed yet - saved on this device, retrying')).toBeVisible()
    await expect(title(page)).toHaveValue(words)
    await context.setOffline(false)
    await openedIncident(page, words)
    expect(await countIncidents(page, words)).toBe(1)
  })

  test('is there again after a reload, until it is discarded', async ({ page }) => {
    await page.goto('/incidents/new')
    await title(page).pressSequentially('Half a sentence about')
    await page.getByRole('radio', { name: 'SEV 4 Minor' }).check()
    await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('Half a sentence about')
    await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('severity\\":[\\"4\\"]')
    await page.reload()
    await expect(page.getByText('Your draft was restored')).toBeVisible()
    await expect(title(page)).toHaveValue('Half a sentence about')
    await expect(page.getByRole('radio', { name: 'SEV 4 Minor' })).toBeChecked()
    await page.getByRole('button', { name: 'Discard draft' }).click()
    await expect(title(page)).toHaveValue('')
    await page.reload()
    await expect(title(page)).toHaveValue('')
    await expect(page.getByText('Your draft was restored')).toBeHidden()
  })

  test('needs no JavaScript', async ({ browser, baseURL, page }) => {
    const words = freshTitle('Filed without script')
    const context = await browser.newContext({
      baseURL: String(baseURL),
      javaScriptEnabled: false,
      storageState: sessionFile('rui'),
    })
    const plain = await context.newPage()
    await plain.goto('/incidents/new')
    await declare(plain).click()
    await expect(plain.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible()
    await title(plain).fill(words)
    await declare(plain).click()
    await openedIncident(plain, words)
    await context.close()
    expect(await countIncidents(page, words)).toBe(1)
  })
})
