import { expect, type Page } from '@playwright/test'
import { pauseHeadline, type Registered } from './program-page'

/** Pauses from the program's pause page, for an incident or by the person's own lock. */
export async function pause(page: Page, { name, slug }: Registered, incident?: string): Promise<void> {
  await page.goto(`/programs/${slug}/pause${incident ? `?incident=${incident}` : ''}`)
  await page.getByLabel('Why').fill('A promised safeguard is missing.')
  await page.getByRole('button', { name: `Pause ${name}` }).click()
  await expect(pauseHeadline(page)).toHaveText(/^Paused:/, { timeout: 30_000 })
}

export async function releaseLock(page: Page, slug: string): Promise<void> {
  await page.goto(`/programs/${slug}`)
  await page.getByRole('region', { name: 'Locks' }).getByText('Release or hand over').click()
  await page.getByLabel('Why it can go').fill('Its cause is mended.')
  await page.getByLabel('to confirm').fill(slug)
  await page.getByRole('button', { name: 'Release lock' }).click()
  await expect(page.getByRole('region', { name: 'This lock' })).toContainText('Released')
}

interface Wanted {
  /** Minutes, as they are typed. */
  readonly notice: string
  readonly soak: string
  readonly automatic?: boolean
}

/** Asks for 1, 10, 50 and 100 %, each for so long. */
export async function ask(page: Page, slug: string, { notice, soak, automatic }: Wanted): Promise<void> {
  await page.goto(`/programs/${slug}/resume`)
  await page.getByLabel('What was done so that it is safe').fill('Access was closed and looked at by others.')
  await page.getByLabel('Notice before it collects again, in minutes').fill(notice)
  for (const row of [1, 2, 3]) await page.getByLabel(`Step ${row}: minutes at least`).fill(soak)
  if (automatic) await page.getByRole('radio', { name: /^By itself/ }).check()
  await page.getByRole('button', { name: 'Ask to resume' }).click()
  await expect(page.getByRole('region', { name: 'Resume requested' })).toBeVisible()
}

export async function approve(page: Page, slug: string): Promise<void> {
  await page.goto(`/programs/${slug}/resume`)
  await page.getByRole('button', { name: 'Approve this resume' }).click()
  await expect(page.getByRole('button', { name: 'Approve this resume' })).toBeHidden()
}

/** Types the program's slug, after a wrong one that must not do. */
export async function resume(page: Page, { name, slug }: Registered): Promise<void> {
  const button = page.getByRole('button', { name: `Resume ${name}` })
  await page.getByLabel(/^Type/).fill(slug.toUpperCase())
  await expect(button).toBeDisabled()
  await expect(page.getByText(`Type ${slug} to go on.`)).toBeVisible()
  await page.getByLabel(/^Type/).fill(slug)
  await button.click()
  await expect(ramping(page, 1)).toBeVisible()
}

export function ramping(page: Page, percent: number) {
  return page.getByRole('region', { name: `Ramping: ${percent} % of its collectors may collect` })
}

/** Takes the next step as soon as the soak lets it. */
export async function step(page: Page, percent: number): Promise<void> {
  await page.getByRole('button', { name: `Take the next step: ${percent} %` }).click()
  await expect(ramping(page, percent)).toBeVisible()
}
