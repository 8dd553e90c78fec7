import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './collectors'
import { makeToken, pauseHeadline, registerProgram } from './program-page'

test.use({ person: 'priya' })

/** Asks for one lease in this name, as a collector that is never heard of again. */
async function askOnce(gatewayUrl: string, token: string, slug: string, collectorId: string): Promise<void> {
  const counters = { recorded: 3, dropped: 0, buffered: 0 }
  const report = { slug, lastEpoch: '0', phase: 'collecting', counters }
  const message = { collectorId, bootId: 'boot', seq: 1, agent: { version: '0.9-odd' }, programs: [report] }
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = JSON.stringify(message)
  const response = await fetch(`${gatewayUrl}/collect/v1/lease`, { method: 'POST', headers, body })
  expect(response.status).toBe(200)
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test.describe('a program’s collectors', () => {
  test('are listed, narrowed and taken out, and the silent ones are seen to @both', async ({
    page,
    collect,
    gatewayUrl,
    pageOf,
  }) => {
    test.setTimeout(180_000)
    const { name, slug } = await registerProgram(page, 'Fleet study')
    const token = await makeToken(page)
    await collect({ token, slug, count: 3 })
    await askOnce(gatewayUrl, token, slug, '=1+1')

    await page.goto(`/programs/${slug}/collectors`)
    await expect(page.getByRole('heading', { level: 1, name: `Collectors of ${name}` })).toBeVisible()
    await expect(page.getByText('4 of 4 collectors on this page')).toBeVisible()
    await expect(row(page, 'agent-01')).toContainText('Holds a lease')
    await expect(row(page, 'agent-01')).toContainText(/\d s/)

    await page.getByRole('link', { name: /^0\.9-odd 1/ }).click()
    await expect(page).toHaveURL(/version=0\.9-odd/)
    await expect(page.getByText('1 of 1 collector on this page')).toBeVisible()
    await page.goBack()
    await expect(page.getByText('4 of 4 collectors on this page')).toBeVisible()
    await page.getByLabel('Name').fill('AGENT')
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(page.getByText('3 of 3 collectors on this page')).toBeVisible()
    await page.goto(`/programs/${slug}/collectors?columns=name,version`)
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Export CSV' }).click()
    const csv = readFileSync(await (await downloading).path(), 'utf8')
    expect(csv.split('\r\n')).toEqual([
      '\uFEFFCollector,Version',
      "'=1+1,0.9-odd",
      'agent-01,',
      'agent-02,',
      'agent-03,',
      '',
    ])

    await page.goto(`/programs/${slug}/pause`)
    await page.getByLabel('Why').fill('Something is wrong.')
    await page.getByRole('button', { name: `Pause ${name}` }).click()
    await expect(pauseHeadline(page)).toContainText('3 of 4 confirmed')
    await page.goto(`/programs/${slug}/collectors`)
    await page.getByText('Retry the silent collector').click()
    await page.getByRole('button', { name: 'Send the stop again to 1 collector' }).click()
    await expect(row(page, '=1+1')).toContainText('Stop sent again at', { timeout: 30_000 })
    await page.getByRole('link', { name: '=1+1' }).click()
    await page.getByLabel('Who looks after it').selectOption({ label: 'Ana Ruiz' })
    await page.getByLabel('What they should know').fill('It is the one in the basement.')
    await page.getByRole('button', { name: 'Escalate' }).click()
    await expect(page.getByText(/^to Ana Ruiz at/)).toBeVisible({ timeout: 30_000 })
    const told = await pageOf('ana')
    await told.goto('/notices')
    await expect(told.getByText('It is the one in the basement.').filter({ hasText: name })).toBeVisible()

    const retire = page.getByRole('region', { name: 'Retire it' })
    await expect(retire.getByLabel('Why')).toBeVisible({ timeout: 30_000 })
    await retire.getByLabel('Why').fill('The machine is gone.')
    await retire.getByRole('button', { name: 'Retire the collector' }).click()
    const retired = page.getByText('Bring the collector back once it collects again.')
    await expect(retired).toBeVisible({ timeout: 30_000 })
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the list says when a lease ends, and counts nothing that would stand still', async ({ page }) => {
    await page.goto('/programs/meeting-notes-summaries/collectors?state=leased')
    const lease = row(page, 'UTC').first()
    await expect(lease).toContainText(/\d\d:\d\d:\d\d UTC/)
    await expect(lease).not.toContainText(/\b\d+ s\b/)
    await page.getByRole('link', { name: /^Collector/ }).click()
    await expect(page).toHaveURL(/sort=name/)
  })
})
