import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import type { DemoPerson } from '@/lib/auth/commands/demo'
import { root } from '@/lib/testing/sources'

export const runFolder = join(root, '.data/test-browser')

/** The demonstration's people by their given names, as the sign-in page shows them. */
export const people: Record<DemoPerson, { name: string; role: string }> = {
  ana: { name: 'Ana Ruiz', role: 'Responder' },
  bo: { name: 'Bo Lindqvist', role: 'Responder' },
  priya: { name: 'Priya Nair', role: 'Program owner' },
  sam: { name: 'Sam Okafor', role: 'Spokesperson' },
  nia: { name: 'Nia Brandt', role: 'Spokesperson' },
  clara: { name: 'Clara Weiss', role: 'Counsel / privacy' },
  mara: { name: 'Mara Kovač', role: 'Counsel / privacy' },
  dana: { name: 'Dana Levy', role: 'Leader' },
  emil: { name: 'Emil Novak', role: 'Auditor' },
  ada: { name: 'Ada Moreau', role: 'Administrator' },
  rui: { name: 'Rui Tanaka', role: 'Reporter' },
}
export type Person = DemoPerson

/** Where a person's cookies are kept during a run. */
export function sessionFile(person: Person): string {
  return join(runFolder, `${person}.json`)
}

/** Enters once as each demonstration person, as a visitor does, and keeps the cookies. */
export async function signInEverybody(browser: Browser, url: string): Promise<void> {
  for (const person of Object.keys(people) as Person[]) {
    const context = await browser.newContext({ baseURL: url })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: people[person].name }).click()
    await page.waitForURL((address) => address.pathname !== '/sign-in')
    await context.storageState({ path: sessionFile(person) })
    await context.close()
  }
}
