import { expect, test } from './fixtures'
import { people } from './people'

test.describe('signing in', () => {
  test('a stranger is asked to sign in, and is taken where they wanted to go @both', async ({ page }) => {
    await page.goto('/dashboard')
    await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
    await page.getByRole('button', { name: people.dana.name }).click()
    await expect(page).toHaveURL(/\/dashboard$/)
  })

  test('a wrong password says what to check, and nothing about who exists', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill('nobody@example.org')
    await page.getByLabel('Password').fill('not the password of anybody')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'You are not signed in' })).toBeVisible()
  })
})

test.describe('signing out', () => {
  test('ends the session itself, not only its cookie', async ({ page, context }) => {
    await page.goto('/sign-in')
    await page.getByRole('button', { name: people.emil.name }).click()
    await expect(page).toHaveURL(/\/incidents$/)
    const cookies = await context.cookies()
    await page.getByRole('button', { name: /^Account: / }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
    await context.addCookies(cookies)
    await page.goto('/incidents')
    await expect(page).toHaveURL(/\/sign-in/)
  })
})
