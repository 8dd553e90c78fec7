import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { fileIncident, freshTitle } from './incident-page'
import { registerProgram } from './program-page'

test.use({ person: 'priya' })

async function pauseFor(page: Page, slug: string, incident: string | null, why: string): Promise<void> {
  await page.goto(`/programs/${slug}/pause${incident ? `?incident=${incident}` : ''}`)
  await page.getByLabel('Why').fill(why)
  await page.getByRole('button', { name: /^(Pause|Add a lock to) / }).click()
  await expect(page).toHaveURL(new RegExp(`/programs/${slug}#pause$`))
}

/** The way from a lock's row to its page. */
const toLock = /^(Open this lock|Release or hand over): /
const locksOn = (page: Page) => page.getByRole('region', { name: 'Locks' })

/** Goes from the program to the page of the lock whose row says this. */
async function openLock(page: Page, slug: string, says: string): Promise<void> {
  await page.goto(`/programs/${slug}`)
  await locksOn(page).getByRole('listitem').filter({ hasText: says }).getByRole('link', { name: toLock }).click()
  await expect(page.getByRole('region', { name: 'This lock' })).toBeVisible()
}

test('several locks hold a program; one is handed over, and removed when its owner is away', async ({
  page,
  pageOf,
}) => {
  test.setTimeout(180_000)
  const [ana, bo, clara] = [await pageOf('ana'), await pageOf('bo'), await pageOf('clara')]
  const { name, slug } = await registerProgram(page, 'Gesture study')
  const incidents: string[] = []
  for (const words of ['Gestures readable by all', 'Gestures kept too long']) {
    const reference = await fileIncident(page, { title: freshTitle(words), programs: [name] })
    await pauseFor(page, slug, reference, `${words}.`)
    incidents.push(reference)
  }
  await pauseFor(bo, slug, null, 'A doubt of my own.')

  await test.step('each lock has its row: who, since when, why, who can release it and what is missing', async () => {
    await page.goto(`/programs/${slug}`)
    const rows = locksOn(page).getByRole('listitem')
    await expect(rows).toHaveCount(3)
    const own = rows.filter({ hasText: 'Personal lock of Bo Lindqvist' })
    await expect(own).toContainText('A doubt of my own.')
    await expect(own).toContainText('Nothing: it can be released.')
    for (const reference of incidents) {
      const held = rows.filter({ hasText: reference })
      await expect(held).toContainText('placed by Priya Nair')
      await expect(held).toContainText('has no lead. Name one first.')
    }
  })

  await test.step('a hand-over needs both', async () => {
    await openLock(bo, slug, 'Personal lock of Bo Lindqvist')
    await bo.getByLabel('To whom').selectOption({ label: 'Ana Ruiz' })
    await bo.getByLabel('What they need to know').fill('My shift ends at six.')
    await bo.getByRole('button', { name: 'Offer this lock' }).click()
    await expect(bo.getByRole('button', { name: 'Take the offer back' })).toBeVisible()
    await expect(locksOn(page)).toContainText('Offered to Ana Ruiz, who has not answered.', { timeout: 15_000 })
    await ana.goto('/notices')
    const news = ana.getByRole('listitem').filter({ hasText: `Bo Lindqvist offers you their lock on ${name}` })
    await news.getByRole('button', { name: 'Open' }).click()
    await expect(ana.getByText('My shift ends at six.')).toBeVisible()
    await ana.getByRole('button', { name: 'Accept this lock' }).click()
    await expect(ana.getByRole('heading', { level: 1, name: 'Personal lock of Ana Ruiz' })).toBeVisible()
    await expect(bo.getByText('Only the person who holds this lock can release it.')).toBeVisible({ timeout: 15_000 })
  })

  await test.step('nobody removes it alone', async () => {
    await bo.getByRole('link', { name: 'The owner can’t be reached' }).click()
    await bo.getByLabel('Why it can’t wait for the owner').fill('Payroll waits for this program.')
    const attempts = bo.getByLabel('How and when you tried to reach them')
    await attempts.fill('Called at 09:10 UTC, no answer')
    await bo.getByLabel('Evidence that they can’t be reached').fill('Call log in ticket 4711.')
    await bo.getByRole('button', { name: 'Ask a second person' }).click()
    await expect(bo.getByRole('alert').filter({ hasText: 'There is a problem' })).toContainText('at least two attempts')
    await attempts.fill('Called at 09:10 UTC, no answer\nPaged at 09:30 UTC, not acknowledged')
    await bo.getByRole('button', { name: 'Ask a second person' }).click()
    await expect(bo.getByRole('region', { name: 'Removal in its owner’s absence is requested' })).toBeVisible()
    await expect(bo.getByRole('button', { name: 'Remove this lock' })).toBeHidden()
  })

  await test.step('a second person does, and the owner acknowledges it', async () => {
    await openLock(clara, slug, 'Personal lock of Ana Ruiz')
    const remove = clara.getByRole('button', { name: 'Remove this lock' })
    await clara.getByLabel('to confirm').fill('gesture')
    await expect(remove).toHaveAttribute('aria-disabled', 'true')
    await clara.getByLabel('to confirm').fill(slug)
    await clara.keyboard.press('Enter')
    await expect(clara.getByText('Not yet by Ana Ruiz')).toBeVisible()
    await ana.getByRole('button', { name: 'I know that it was removed' }).click()
    await expect(ana.getByText(/by Ana Ruiz$/)).toBeVisible()
    await page.goto(`/programs/${slug}`)
    await expect(locksOn(page)).toContainText('Removed in their owner’s absence')
    await expect(locksOn(page).getByRole('link', { name: toLock })).toHaveCount(2)
    await expect(page.getByRole('region', { name: 'History' })).toContainText(
      'removed in its owner’s absence by two people',
    )
    await expect(page.getByText('Paused', { exact: true }).first()).toBeVisible()
  })
})
