import { expect, type Page } from '@playwright/test'

interface Finding {
  systems: string
  outcome: 'No indication of access' | 'Access was found'
  text: string
  /** Days before now between which the records were searched. */
  window: { readonly fromDaysAgo: number; readonly toDaysAgo: number }
}

const dayMs = 86_400_000

/** A day so long ago, as a `datetime-local` in UTC. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * dayMs).toISOString().slice(0, 16)
}

/** Records a finished review with one source that records reading and reaches back far enough. */
export async function recordFinding(page: Page, reference: string, finding: Finding): Promise<void> {
  const from = daysAgo(finding.window.fromDaysAgo)
  await page.goto(`/incidents/${reference}/finding`)
  await page.getByLabel('Which systems were examined?').fill(finding.systems)
  const sources = page.getByRole('group', { name: 'Which sources were searched?' })
  await sources.getByLabel('Source 1').fill('storage access log')
  await sources.getByLabel('Kept from').first().fill(from)
  await sources.getByRole('checkbox', { name: 'Records reads' }).first().check()
  await page.getByLabel('Searched from').fill(from)
  await page.getByLabel('Searched to').fill(daysAgo(finding.window.toDaysAgo))
  await page.getByLabel('How was it searched?').fill('Every read by an account outside the team was listed.')
  await page.getByLabel('Coverage in %').fill('100')
  await page.getByRole('radio', { name: finding.outcome }).check()
  await page.getByLabel('In words').fill(finding.text)
  await page.getByRole('checkbox', { name: 'The review is finished' }).check()
  await page.getByRole('button', { name: 'Record the finding' }).click()
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(finding.text)
}
