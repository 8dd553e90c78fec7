import type { Browser, Locator, Page } from '@playwright/test'
import { daysAgo, recordFinding } from './finding-page'
import { expect, test } from './fixtures'
import { freshTitle, openedIncident } from './incident-page'

test.use({ person: 'sam' })

const publicTitle = 'What we know about private notes'
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

/** The text with claims in place: it stands once the page's script has taken over from the plain field. */
const editorOf = (page: Page): Locator => page.locator('[contenteditable="true"][role="textbox"]')
const wordingOf = (page: Page): Locator => page.getByRole('region', { name: 'Wording' })

/** The field of the text as it is written with tokens, for whoever likes it better. */
async function plainTextOf(page: Page): Promise<Locator> {
  await expect(editorOf(page)).toBeVisible()
  await page.getByRole('button', { name: 'Write as plain text' }).click()
  return page.locator('textarea[name="body"]')
}

/** Writes a holding statement with the sentence that nobody may write; its draft is kept, and goes nowhere. */
async function draftWithAbsence(page: Page, incident: string): Promise<string> {
  await page.goto(`/incidents/${incident}`)
  await page.getByRole('link', { name: 'Draft a statement' }).click()
  await page.getByLabel('Title', { exact: true }).fill(publicTitle)
  const text = await plainTextOf(page)
  await text.fill(
    `{{claim:what_happened}} ${plainAbsence}\n{{claim:investigation_ongoing}}\n\nNext update: 17:00 UTC on 4 December\nContact: Press desk`,
  )
  await expect(wordingOf(page)).toContainText(plainAbsence)
  await expect(wordingOf(page)).toContainText('Stops approval')
  await page.getByRole('button', { name: 'Write with claims in place' }).click()
  await expect(editorOf(page)).toContainText(plainAbsence)
  await expect(editorOf(page)).not.toContainText('{{claim:')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(page.getByText('Version 1 can’t be submitted yet')).toBeVisible()
  return new URL(page.url()).pathname
}

/** Takes what the record says, now that a review is on it, in the place of the sentence that was refused. */
async function takeTheReview(page: Page, statement: string): Promise<void> {
  await page.goto(`${statement}/edit`)
  await expect(editorOf(page)).toContainText(plainAbsence)
  await wordingOf(page).getByRole('button', { name: 'Replace the sentence: Name the review' }).first().click()
  await expect(editorOf(page)).toContainText('has found no indication of improper access')
  await expect(editorOf(page)).not.toContainText(plainAbsence)
  await page.getByRole('button', { name: 'Save version 2' }).click()
  await expect(page).toHaveURL(new RegExp(`${statement}$`))
}

async function approve(page: Page, statement: string, label: string): Promise<void> {
  await page.goto(statement)
  const desk = page.getByRole('region', { name: 'Approvals' }).getByRole('listitem').filter({ hasText: label })
  await desk.getByRole('button', { name: new RegExp(`^Approve v\\d+ for ${label}$`) }).click()
  await expect(desk.getByText(/^Approved v\d+$/)).toBeVisible()
}

async function editText(page: Page, statement: string, from: string, to: string): Promise<void> {
  await page.goto(`${statement}/edit`)
  const text = await plainTextOf(page)
  await text.fill((await text.inputValue()).replace(from, to))
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(to)
  await page.getByRole('button', { name: /^Save version/ }).click()
  await expect(page).toHaveURL(new RegExp(`${statement}$`))
}

/** Publishes for everybody to read; answers the public address. */
async function publish(page: Page, statement: string): Promise<string> {
  const reference = statement.split('/').at(-1) ?? ''
  await page.goto(statement)
  const box = page.getByRole('region', { name: 'Publish' })
  await box.getByLabel('Public page').check()
  await box.getByLabel(/^Type/).fill('STM-WRONG')
  await expect(box.getByRole('button', { name: /^Publish v/ })).toBeDisabled()
  await box.getByLabel(/^Type/).fill(` ${reference} `)
  await box.getByRole('button', { name: /^Publish v/ }).click()
  await expect(page.getByRole('region', { name: 'Published text' })).toBeVisible()
  const received = page.getByRole('region', { name: /^Who received/ })
  return (await received.getByRole('link').first().getAttribute('href')) ?? ''
}

/** Completes a correction that the record has filled: what is left is what follows for the advice that was given. */
async function completeCorrection(page: Page): Promise<string> {
  await page.getByLabel('Title', { exact: true }).fill(`Correction: ${publicTitle}`)
  const text = await plainTextOf(page)
  const written = await text.inputValue()
  await text.fill(
    written.includes('Effect on advice:')
      ? written.replace(/Effect on advice:.*/, 'Effect on advice: [[courtesy|Nothing that we advised changes.]]')
      : `${written}\nEffect on advice: [[courtesy|Nothing that we advised changes.]]`,
  )
  await page.getByRole('button', { name: /^Save/ }).click()
  await expect(page).toHaveURL(/\/statements\/STM-\w{5}$/)
  return new URL(page.url()).pathname
}

/** What a stranger reads at the public address. */
async function readAsStranger(page: Page, browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  const stranger = await context.newPage()
  await stranger.goto(new URL(address, page.url()).href)
  return stranger
}

test('a statement says what the record supports, and falls when the record turns', async ({
  page,
  pageOf,
  browser,
}) => {
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
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('no indication')

  await recordFinding(ana, incident, {
    ...{ systems: 'Note store', outcome: 'No indication of access', text: 'No read from outside the team.' },
    window: { fromDaysAgo: 11, toDaysAgo: 1 },
  })
  await takeTheReview(page, statement)
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
  const address = await publish(page, statement)
  const stranger = await readAsStranger(page, browser, address)
  await expect(stranger.getByRole('article')).toHaveCount(1)
  await expect(stranger.locator('body')).not.toContainText(incident)
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
  await expect(editorOf(page)).toContainText(/we said/)
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(/has found improper access to this data/)

  await stranger.reload()
  await expect(stranger.getByRole('article')).toHaveCount(1)
  const correction = await completeCorrection(page)
  await page.getByRole('button', { name: /^Submit v\d+ for approval$/ }).click()
  for (const [person, label] of [
    [ana, 'Security'],
    [clara, 'Legal'],
    [nia, 'Communications'],
  ] as const)
    await approve(person, correction, label)
  await publish(page, correction)
  await stranger.reload()
  await expect(stranger.getByRole('article')).toHaveCount(2)
  await expect(stranger.getByRole('article').first()).toContainText('improper access to this data')
  await expect(stranger.getByRole('article').last()).toContainText('has found no indication of improper access')
})
