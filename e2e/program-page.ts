import { expect, type Page } from '@playwright/test'

export interface Registered {
  name: string
  slug: string
}

/** Registers a program, owned by whoever registers it; a critical one, with short leases, unless told. Ends on its page. */
export async function registerProgram(page: Page, words: string, { critical = true } = {}): Promise<Registered> {
  const name = `${words} ${crypto.randomUUID().slice(0, 8)}`
  await page.goto('/programs/new')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('What it collects, and what for').fill('Activity logs, to train a model.')
  if (critical) await page.getByRole('checkbox', { name: 'Critical' }).check()
  await page.getByRole('button', { name: 'Register program' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const slug = new URL(page.url()).pathname.split('/').at(-1)
  if (!slug) throw new Error(`${page.url()} names no program`)
  return { name, slug }
}

/** On the program's page: makes a collector token and reads it, the only time that it is shown. */
export async function makeToken(page: Page, { observer = false } = {}): Promise<string> {
  const tokens = page.getByRole('region', { name: 'Collector tokens' })
  await tokens.getByLabel('Name of a new token').fill(observer ? 'Guard' : 'Test fleet')
  if (observer) await tokens.getByRole('checkbox', { name: 'For a guard or a store' }).check()
  await tokens.getByRole('button', { name: 'Make a token' }).click()
  const shown = tokens.getByRole('alert').filter({ hasText: 'shown once' })
  return String(await shown.locator('code').textContent()).trim()
}

/** On the program's page: a promise that must be proven before it resumes. */
export async function addSafeguard(page: Page, title: string): Promise<void> {
  const safeguards = page.getByRole('region', { name: 'Safeguards' })
  await safeguards.getByText('Add a safeguard', { exact: true }).click()
  await safeguards.getByLabel('Title').fill(title)
  await safeguards.getByLabel('What is promised').fill(`${title}, at all times.`)
  await safeguards.getByRole('button', { name: 'Add safeguard' }).click()
  await expect(safeguards.getByRole('heading', { name: title })).toBeVisible()
}

/** The sentence that says how far the pause has come. */
export function pauseHeadline(page: Page) {
  return page.getByRole('heading', { level: 2, name: /^Paus(ing|ed):/ })
}
