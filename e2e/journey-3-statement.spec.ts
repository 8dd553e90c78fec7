import type { Page } from '@playwright/test'
import { daysAgo, recordFinding } from './finding-page'
import { expect, test } from './fixtures'
import { freshTitle, openedIncident } from './incident-page'

test.use({ person: 'sam' })

const plainAbsence = 'There is no indication at this time that any data was improperly accessed by employees.'

/** An incident with a start, a moment of detection and a grade: what a statement needs before it can say anything. */
async function fileGradedIncident(page: Page): Promise<string> {
  const title = freshTitle('Private notes could be searched by all staff')
  await page.goto('/incidents/new')
  await page.getByLabel('What is happening?').fill(title)
  await page.getByLabel('When did it start?').fill(daysAgo(10))
  await page.getByLabel('When was it noticed?').fill(daysAgo(2))
  await page.getByRole('button', { name: 'Declare incident' }).click()
  const reference = await openedIncident(page, title)
  await page.getByRole('link', { name: 'Change severity' }).click()
  await page.getByRole('radio', { name: 'SEV 2 Serious' }).check()
  await page.getByLabel('Why').fill('Contained inside; private notes are among it.')
  await page.getByRole('button', { name: 'Change severity' }).click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${reference}$`))
  await page.getByRole('link', { name: 'Change status' }).click()
  await page.getByRole('radio', { name: 'Investigating' }).check()
  await page.getByLabel('Why?').fill('The access log is being read.')
  await page.getByRole('button', { name: 'Change status' }).click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${reference}$`))
  return reference
}

/** Writes a holding statement with the sentence that nobody may write, and takes the claim that is offered instead. */
async function draftWithAbsence(page: Page, incident: string): Promise<string> {
  await page.goto(`/incidents/${incident}`)
  await page.getByRole('link', { name: 'Draft a statement' }).click()
  await page
    .getByLabel('Text', { exact: true })
    .fill(
      `{{claim:what_happened}} ${plainAbsence}\n{{claim:investigation_ongoing}}\n\nNext update: 17:00 UTC on 4 December\nContact: Press desk`,
    )
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('Only a claim that rests on a finished review may say so.')
  await preview.getByRole('button', { name: 'Replace the sentence with the claim' }).click()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/\{\{claim:no_indication_of_access\}\}/)
  await expect(preview).toContainText('No finished review of access records is on the timeline.')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(page.getByText('Version 1 can’t be submitted yet')).toBeVisible()
  return new URL(page.url()).pathname
}

async function approve(page: Page, statement: string, label: string): Promise<void> {
  await page.goto(statement)
  const desk = page.getByRole('region', { name: 'Approvals' }).getByRole('listitem').filter({ hasText: label })
  await desk.getByRole('button', { name: new RegExp(`^Approve v\\d+ for ${label}$`) }).click()
  await expect(desk.getByText(/^Approved v\d+$/)).toBeVisible()
}

async function editText(page: Page, statement: string, from: string, to: string): Promise<void> {
  await page.goto(`${statement}/edit`)
  const text = page.getByLabel('Text', { exact: true })
  const written = (await text.inputValue()).replace(from, to)
  // What is typed before the page's script has taken over the field is typed again.
  await expect(async () => {
    await text.fill(written)
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText(to, { timeout: 1000 })
    await expect(text).toHaveValue(written, { timeout: 1000 })
  }).toPass()
  await page.getByRole('button', { name: /^Save version/ }).click()
  await expect(page).toHaveURL(new RegExp(`${statement}$`))
}

async function publish(page: Page, statement: string): Promise<void> {
  const reference = statement.split('/').at(-1) ?? ''
  await page.goto(statement)
  const box = page.getByRole('region', { name: 'Publish' })
  await box.getByLabel(/^Type/).fill('STM-WRONG')
  await expect(box.getByRole('button', { name: /^Publish v/ })).toBeDisabled()
  await box.getByLabel(/^Type/).fill(` ${reference} `)
  await box.getByRole('button', { name: /^Publish v/ }).click()
  await expect(page.getByRole('region', { name: 'Published text' })).toBeVisible()
}

test('a statement says what the record supports, and falls when the record turns', async ({ page, pageOf }) => {
  test.setTimeout(240_000)
  const [ana, bo, clara, nia, dana] = [
    await pageOf('ana'),
    await pageOf('bo'),
    await pageOf('clara'),
    await pageOf('nia'),
    await pageOf('dana'),
  ]
  const approveAll = async () => {
    await approve(ana, statement, 'Security')
    await approve(clara, statement, 'Legal')
    await approve(nia, statement, 'Communications')
  }
  const incident = await fileGradedIncident(ana)
  const statement = await draftWithAbsence(page, incident)
  await expect(page.getByRole('button', { name: /^Submit v/ })).toBeHidden()
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('No finished review of access records')

  await recordFinding(ana, incident, {
    ...{ systems: 'Note store', outcome: 'No indication of access', text: 'No read from outside the team.' },
    window: { fromDaysAgo: 11, toDaysAgo: 1 },
  })
  await page.getByRole('button', { name: 'Refresh the claims' }).click()
  await expect(page.getByRole('region', { name: 'Text, version 2' })).toContainText(
    /As of .* our review of storage access log covering .* has found no indication of improper access\./,
  )
  await page.getByRole('button', { name: 'Submit v2 for approval' }).click()
  await expect(page.getByText('You wrote this text; somebody else must approve it.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Approve v/ })).toBeHidden()

  await approveAll()
  await page.reload()
  await expect(page.getByRole('region', { name: 'Approvals' })).toContainText('v2 approved')
  await editText(page, statement, '17:00', '18:00')
  await expect(page.getByRole('region', { name: 'Approvals' })).toContainText('v2 approved, v3 not')
  await expect(page.getByRole('region', { name: 'Publish' })).toContainText('Publish is locked')
  await page.getByRole('button', { name: 'Submit v3 for approval' }).click()
  await expect(page.getByText('Communications has not approved version 3.')).toBeVisible()
  await approveAll()
  await publish(page, statement)
  await expect(page.getByText('Current', { exact: true })).toBeVisible()

  await dana.goto(statement)
  await expect(dana.getByText('Current', { exact: true })).toBeVisible()
  await expect(dana.getByText('Live', { exact: true })).toBeVisible()
  await recordFinding(bo, incident, {
    ...{ systems: 'Note store', outcome: 'Access was found', text: 'Eleven notes were opened from another team.' },
    window: { fromDaysAgo: 11, toDaysAgo: 1 },
  })
  const alarm = 'What this statement says is contradicted by the record'
  await expect(dana.getByText(alarm)).toBeVisible({ timeout: 10_000 })
  await expect(dana.getByText('Contradicted', { exact: true }).first()).toBeVisible()
  await expect(dana.getByRole('button', { name: 'Draft a correction' })).toBeHidden()

  await expect(page.getByText(alarm)).toBeVisible()
  await page.getByRole('button', { name: 'Draft a correction' }).click()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/we said: .*That no longer holds\./)
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(/has found improper access to this data/)
})
