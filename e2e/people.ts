import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { type Role, roleNames, roles } from '@/lib/auth/model'
import { root } from '@/lib/testing/sources'

export const runFolder = join(root, '.data/test-browser')

/** Where the cookies of the demonstration's person in this role are kept during a run. */
export function sessionFile(role: Role): string {
  return join(runFolder, `${role}.json`)
}

/** Enters once as each demonstration person, as a visitor does, and keeps the cookies. */
export async function signInEverybody(browser: Browser, url: string): Promise<void> {
  for (const role of roles) {
    const context = await browser.newContext({ baseURL: url })
    const page = await context.newPage()
    await page.goto('/sign-in')
    const duty = page.getByText(roleNames[role], { exact: true })
    await page.getByRole('button').filter({ has: duty }).click()
    await page.waitForURL((address) => address.pathname !== '/sign-in')
    await context.storageState({ path: sessionFile(role) })
    await context.close()
  }
}
