import { expect, type Page } from '@playwright/test'

interface Filed {
  title: string
  /** The programs to tick, by name. */
  programs?: readonly string[]
  /** `SEV 1 Critical`; left out, the form's own choice stays. */
  severity?: string
}

/** Files an incident through the form and waits for its page; returns the reference. */
export async function fileIncident(page: Page, { title, programs = [], severity }: Filed): Promise<string> {
  await page.goto('/incidents/new')
  await page.getByLabel('What is happening?').fill(title)
  if (severity) await page.getByRole('radio', { name: severity }).check()
  for (const program of programs) await page.getByRole('checkbox', { name: program }).check()
  await page.getByRole('button', { name: 'Declare incident' }).click()
  return openedIncident(page, title)
}

/** Waits for the page of the incident that was just filed; returns its reference. */
export async function openedIncident(page: Page, title: string): Promise<string> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const reference = /\/incidents\/(INC-[0-9A-Z]{5})$/.exec(new URL(page.url()).pathname)?.[1]
  if (!reference) throw new Error(`${page.url()} is not the page of an incident`)
  return reference
}

/** How many incidents of this title the list finds, whatever their status. */
export async function countIncidents(page: Page, title: string): Promise<number> {
  await page.goto(`/incidents?status=any&q=${encodeURIComponent(title)}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Incidents' })).toBeVisible()
  return page.getByRole('link', { name: title, exact: true }).count()
}

/** A title that no other test and no other run uses. */
export function freshTitle(words: string): string {
  return `${words} ${crypto.randomUUID().slice(0, 8)}`
}
