import type { Page } from '@playwright/test'
import { expect, test } from './collectors'
import { fileIncident, freshTitle } from './incident-page'
import { addSafeguard, makeToken, pauseHeadline, registerProgram } from './program-page'
import { approve, ask, pause, ramping, releaseLock, resume, step } from './resume-steps'

test.use({ person: 'priya' })

const safeguard = 'Readable by its own team alone'

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

test('a program comes back by proof and two other people, and stops again when the proof fails', async ({
  page,
  pageOf,
  collect,
}) => {
  test.setTimeout(240_000)
  const [ana, bo, clara] = [await pageOf('ana'), await pageOf('bo'), await pageOf('clara')]
  const program = await registerProgram(page, 'Transcript study', { critical: false })
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

  await ask(page, slug, { notice: '0', soak: '0' })
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
  await expect(page.getByText('The ramp stopped at 50 %')).toBeVisible({ timeout: 10_000 })
  await expect(page.getByRole('button', { name: 'Take the next step' })).toBeHidden()
  await expect(page.getByText('Failed its last check.')).toBeVisible()
})

test('a ramp gives notice, soaks, goes back by one person and up again', async ({ page, pageOf, collect }) => {
  test.setTimeout(180_000)
  const [ana, clara] = [await pageOf('ana'), await pageOf('clara')]
  const program = await registerProgram(page, 'Scroll study', { critical: false })
  const { name, slug } = program
  const fleet = await collect({ token: await makeToken(page), slug, count: 3 })
  await pause(page, program)
  await releaseLock(page, slug)
  await ask(page, slug, { notice: '0.25', soak: '0.05' })
  await approve(ana, slug)
  await approve(clara, slug)
  const collecting = () => fleet.workers.filter(({ collector }) => collector.collecting).length
  expect(collecting()).toBe(0)
  await page.getByLabel(/^Type/).fill(slug)
  await page.getByRole('button', { name: `Resume ${name}` }).click()
  await expect(page.getByText('It collects again from')).toBeVisible()
  await clara.goto('/notices')
  await expect(clara.getByText(`${name} collects again from`).first()).toBeVisible()
  await expect(ramping(page, 1)).toBeVisible({ timeout: 40_000 })
  await step(page, 10)
  await expect(ramping(page, 10)).toContainText(/May collect\d of 3 collectors/)

  await ana.goto(`/programs/${slug}/resume`)
  await ana.getByText('Go back', { exact: true }).first().click()
  await ana.getByRole('radio', { name: '1 %', exact: true }).check()
  await ana.getByLabel('Why', { exact: true }).fill('The counts look odd.')
  await ana.getByRole('button', { name: 'Go back' }).click()
  await expect(ramping(ana, 1)).toBeVisible()
  await expect(ramping(page, 1)).toBeVisible()
  for (const percent of [10, 50]) await step(page, percent)
  await page.getByRole('button', { name: 'Take the next step: 100 %' }).click()
  await expect(page.getByText('The program runs: no lock is on it.')).toBeVisible()
  const chart = page.getByRole('region', { name: 'Its way back is complete' })
  await expect(chart).toContainText(/From 1 to 100 % in .+, without a violation/)
  await chart.getByText('Show table').click()
  await expect(chart.getByRole('rowheader', { name: /step back$/ })).toBeVisible()
  await expect.poll(collecting, { timeout: 30_000 }).toBe(3)
})

test('a violation stops an automatic ramp, and the way back up begins anew', async ({
  page,
  pageOf,
  collect,
  gatewayUrl,
}) => {
  test.setTimeout(180_000)
  const [ana, clara] = [await pageOf('ana'), await pageOf('clara')]
  const program = await registerProgram(page, 'Cursor study', { critical: false })
  const { slug } = program
  const guard = await makeToken(page, { observer: true })
  await page.reload()
  await collect({ token: await makeToken(page), slug, count: 2 })
  await pause(page, program)
  await releaseLock(page, slug)
  await ask(page, slug, { notice: '0', soak: '0.2', automatic: true })
  await approve(ana, slug)
  await approve(clara, slug)
  await resume(page, program)
  await expect(ramping(page, 10)).toBeVisible({ timeout: 30_000 })

  const now = Date.now()
  const [ended, captured] = [new Date(now - 60_000).toISOString(), new Date(now - 1000).toISOString()]
  const seen = { id: crypto.randomUUID(), program: slug, count: 3, disposition: 'refused', epoch: '3' }
  const times = { eventTimeFrom: captured, eventTimeTo: captured, grantExpiresAt: ended }
  const answer = await fetch(`${gatewayUrl}/collect/v1/observe`, {
    method: 'POST',
    headers: { authorization: `Bearer ${guard}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...seen, ...times }),
  })
  expect(await answer.json()).toMatchObject({ class: 'violation' })

  const stopped = page.getByText(/The ramp stopped at (10|50) %/)
  await expect(stopped).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Data was seen that must not have been collected.')).toBeVisible()
  await page.goto(`/programs/${slug}`)
  await expect(pauseHeadline(page)).toHaveText(/^Paused:/, { timeout: 30_000 })
  await releaseLock(page, slug)
  await ask(page, slug, { notice: '0', soak: '0' })
  await approve(ana, slug)
  await approve(clara, slug)
  await resume(page, program)
  await step(page, 10)
})
