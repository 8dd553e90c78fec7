import type { Page } from '@playwright/test'
import { expect, test } from './collectors'
import { fileIncident, freshTitle } from './incident-page'
import { addSafeguard, makeToken, pauseHeadline, type Registered, registerProgram } from './program-page'

test.use({ person: 'priya' })

const safeguard = 'Readable by its own team alone'

/** Pauses from the program's pause page, for an incident or by the person's own lock. */
async function pause(page: Page, { name, slug }: Registered, incident?: string): Promise<void> {
  await page.goto(`/programs/${slug}/pause${incident ? `?incident=${incident}` : ''}`)
  await page.getByLabel('Why').fill('A promised safeguard is missing.')
  await page.getByRole('button', { name: `Pause ${name}` }).click()
  await expect(pauseHeadline(page)).toHaveText(/^Paused:/, { timeout: 30_000 })
}

async function contain(page: Page, incident: string, lead: string): Promise<void> {
  await page.goto(`/incidents/${incident}/people`)
  const role = page.getByRole('region', { name: 'Lead', exact: true })
  await role.getByLabel('Lead').selectOption({ label: lead })
  await role.getByRole('button', { name: 'Hand over lead' }).click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${incident}/people$`))
  await expect(role.getByRole('button', { name: 'Hand over lead' })).toBeEnabled()
  await page.goto(`/incidents/${incident}`)
  await expect(page.getByText(`Lead: ${lead}`)).toBeVisible()
  await page.getByText('Containment', { exact: true }).click()
  await page.getByLabel('What happened, was found or was decided?').fill('The folder is closed to other teams.')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'The folder is closed to other teams.' })).toBeVisible()
  await page.goto(`/incidents/${incident}/status`)
  await page.getByRole('radio', { name: 'Contained' }).check()
  await page.getByLabel('Why?', { exact: true }).fill('Access is closed and the program is paused.')
  await page.getByRole('button', { name: 'Change status' }).click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${incident}$`))
}

async function releaseLock(page: Page, slug: string): Promise<void> {
  await page.goto(`/programs/${slug}`)
  await page.getByRole('region', { name: 'Locks' }).getByText('Release or hand over').click()
  await page.getByLabel('Why it can go').fill('Its cause is mended.')
  await page.getByLabel('to confirm').fill(slug)
  await page.getByRole('button', { name: 'Release lock' }).click()
  await expect(page.getByRole('region', { name: 'This lock' })).toContainText('Released')
}

async function ask(page: Page, slug: string): Promise<void> {
  await page.goto(`/programs/${slug}/resume`)
  await page.getByLabel('What was done so that it is safe').fill('Access was closed and looked at by others.')
  await page.getByRole('button', { name: 'Ask to resume' }).click()
  await expect(page.getByRole('region', { name: 'Resume requested' })).toBeVisible()
}

async function approve(page: Page, slug: string): Promise<void> {
  await page.goto(`/programs/${slug}/resume`)
  await page.getByRole('button', { name: 'Approve this resume' }).click()
  await expect(page.getByRole('button', { name: 'Approve this resume' })).toBeHidden()
}

/** Types the program's slug, after a wrong one that must not do. */
async function resume(page: Page, { name, slug }: Registered): Promise<void> {
  const button = page.getByRole('button', { name: `Resume ${name}` })
  await page.getByLabel(/^Type/).fill(slug.toUpperCase())
  await expect(button).toBeDisabled()
  await expect(page.getByText(`Type ${slug} to go on.`)).toBeVisible()
  await page.getByLabel(/^Type/).fill(slug)
  await button.click()
  await expect(page.getByRole('region', { name: 'Ramping: 1 % of its collectors may collect' })).toBeVisible()
}

async function step(page: Page, percent: number): Promise<void> {
  await page.getByRole('button', { name: 'Take the next step' }).click()
  await expect(page.getByRole('region', { name: `Ramping: ${percent} %` })).toBeVisible()
}

test('a program comes back by proof and two other people, and stops again when the proof fails', async ({
  page,
  pageOf,
  collect,
}) => {
  test.setTimeout(240_000)
  const [ana, bo, clara] = [await pageOf('ana'), await pageOf('bo'), await pageOf('clara')]
  const program = await registerProgram(page, 'Transcript study')
  const { name, slug } = program
  await addSafeguard(page, safeguard)
  await collect({ token: await makeToken(page), slug, count: 3 })
  const incident = await fileIncident(page, { title: freshTitle('Transcripts open to all'), programs: [name] })
  await pause(page, program, incident)

  await page.getByRole('link', { name: 'Resume checklist' }).click()
  const checklist = page.getByRole('region', { name: /^Checklist:/ })
  await expect(checklist).toContainText('No lock on the program: 1 lock is still on the program.')
  await expect(checklist).toContainText('A linked incident is not contained yet.')
  await expect(checklist).toContainText(`${safeguard}: Claimed, not verified.`)
  await page.goto(`/programs/${slug}`)
  await expect(page.getByRole('region', { name: 'Safeguards' }).getByText('Verify', { exact: true })).toBeHidden()
  await expect(page.getByRole('region', { name: 'Locks' })).toContainText('has no lead. Name one first.')

  await ana.goto(`/programs/${slug}`)
  const safeguards = ana.getByRole('region', { name: 'Safeguards' })
  await safeguards.getByText('Verify', { exact: true }).click()
  await safeguards.getByLabel('Evidence').fill('Opened as three people of other teams: refused each time.')
  await safeguards.getByRole('button', { name: 'Record as verified' }).click()
  await expect(safeguards).toContainText('Verified by Ana Ruiz')
  await contain(ana, incident, 'Ana Ruiz')
  await page.reload()
  await expect(page.getByRole('region', { name: 'Locks' })).toContainText('Can be released by')
  await releaseLock(ana, slug)

  await ask(page, slug)
  await expect(page.getByRole('region', { name: 'Checklist: everything holds' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve this resume' })).toBeHidden()
  await expect(page.getByText('Two other people must approve, one of them counsel.').first()).toBeVisible()
  await approve(ana, slug)
  await expect(page.getByText('One more person must approve.').first()).toBeVisible()
  await approve(clara, slug)
  await resume(page, program)
  await step(page, 10)
  await step(page, 50)

  await bo.goto(`/programs/${slug}`)
  const failing = bo.getByRole('region', { name: 'Safeguards' })
  await failing.getByText('Record a failure', { exact: true }).click()
  await failing.getByLabel('What failed, and how it was seen').fill('A fourth person could open it.')
  await failing.getByRole('button', { name: 'Record as failed' }).click()
  await expect(pauseHeadline(bo)).toHaveText('Paused: all 3 confirmed', { timeout: 30_000 })
  await expect(bo.getByRole('region', { name: 'Locks' })).toContainText('Personal lock of Bo Lindqvist')
  await expect(page.getByRole('button', { name: 'Take the next step' })).toBeHidden({ timeout: 10_000 })
  await expect(page.getByText('Failed its last check.')).toBeVisible()
})

test('a ramp goes by 1, 10, 50 and 100 percent, each step taken by hand', async ({ page, pageOf, collect }) => {
  test.setTimeout(180_000)
  const [ana, clara] = [await pageOf('ana'), await pageOf('clara')]
  const program = await registerProgram(page, 'Scroll study')
  const fleet = await collect({ token: await makeToken(page), slug: program.slug, count: 3 })
  await pause(page, program)
  await releaseLock(page, program.slug)
  await ask(page, program.slug)
  await approve(ana, program.slug)
  await approve(clara, program.slug)
  const collecting = () => fleet.workers.filter(({ collector }) => collector.collecting).length
  expect(collecting()).toBe(0)
  await expect(page.getByRole('button', { name: `Resume ${program.name}` })).toBeVisible()
  await resume(page, program)
  await step(page, 10)
  await step(page, 50)
  await page.getByRole('button', { name: 'Take the next step' }).click()
  await expect(page.getByText('The program runs: no lock is on it.')).toBeVisible()
  await expect.poll(collecting, { timeout: 30_000 }).toBe(3)
})
