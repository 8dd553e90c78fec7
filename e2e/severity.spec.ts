import { expect, test } from './fixtures'
import { fileIncident, freshTitle } from './incident-page'

test.use({ person: 'ana' })

const question = {
  data: 'Behaviour: activity, places, habits',
  ease: 'How easily can somebody tell whose data it is?',
  reach: 'Who could reach it, beyond those who were meant to?',
  access: 'Was it accessed?',
  intent: 'Was it intended?',
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'a suggested severity' : 'a suggested severity without script', () => {
    test.use({ javaScriptEnabled, viewport: { width: 390, height: 844 } })

    test('is asked for, shown with its reasons, and answered by a person', async ({ page }) => {
      await fileIncident(page, { title: freshTitle('Pointer recordings readable by everyone') })
      await expect(page.getByText('No severity can be suggested yet, now SEV 2, provisional')).toBeVisible()

      await page.getByRole('link', { name: 'Answer a few questions and decide' }).click()
      await page.getByRole('button', { name: 'Suggest a severity' }).click()
      await expect(page.locator('#kinds-error')).toContainText('Say what data it is')

      const answer = (group: string, label: string) =>
        page.getByRole('group', { name: group }).getByLabel(label, { exact: true }).check()
      await answer(question.data, 'In the data')
      await answer(question.ease, 'At once: names, or what leads to them')
      await answer(question.reach, 'People inside who were not meant to')
      await answer(question.access, 'Somebody looked, and saw no access')
      await answer(question.intent, 'A mistake')
      await page.getByRole('button', { name: 'Suggest a severity' }).click()

      const suggested = page.getByRole('region', { name: /^Suggested: SEV 1 Critical/ })
      await expect(suggested).toContainText('SE 2.00 of 6, MEDIUM')
      await expect(suggested).toContainText('Borderline')
      await expect(suggested.getByRole('link', { name: 'entry 2' }).first()).toBeVisible()

      await page.locator('input[name=to][value="3"]').check()
      await page.getByLabel('Why?').fill('Triaged')
      await page.getByRole('button', { name: 'Change severity' }).click()
      await expect(page.locator('#difference-error')).toContainText('Entry 2 suggests SEV 1. Say why this is SEV 3.')
      await expect(page.getByLabel('Why?')).toHaveValue('Triaged')
      await page.locator('#difference').fill('The folder was closed within the hour.')
      await page.getByRole('button', { name: 'Change severity' }).click()
      await expect(page.getByText('Suggested SEV 1 Critical, now SEV 3')).toBeVisible()
      await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(
        'The folder was closed within the hour.',
      )
    })
  })
