import type { Page } from '@playwright/test'
import { type PlaceToLook, placesToLook } from './a11y-places'
import { violations } from './axe'
import { expect, test } from './fixtures'
import type { Person } from './people'

test.describe.configure({ timeout: 300_000 })

let places: readonly PlaceToLook[] = []

test.beforeAll(async () => {
  test.setTimeout(180_000)
  places = await placesToLook()
})

/** What else must hold on every page, one line for each thing that does not. */
async function slips(page: Page): Promise<string[]> {
  const wrong: string[] = []
  const headings = await page.locator('h1').count()
  if (headings !== 1) wrong.push(`${headings} h1`)
  if ((await page.locator('main').count()) !== 1) wrong.push('not one main')
  if (!/^.+ · Standdown$/.test(await page.title())) wrong.push(`titled “${await page.title()}”`)
  return wrong
}

/** What one title stands for: a list is the same page however it is filtered, and so is an invitation that is over. */
const addressOf = (path: string) => path.replace(/\?.*/, '').replace(/^\/join\/.+/, '/join')

async function sideways(page: Page): Promise<string[]> {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 800 })
  const [inside, all] = await page.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollWidth,
  ])
  if (size) await page.setViewportSize(size)
  return (all ?? 0) > (inside ?? 0) ? [`${all} px wide at 320 px`] : []
}

const cast: readonly (Person | null)[] = [
  'ana',
  'priya',
  'sam',
  'ada',
  'emil',
  'dana',
  'clara',
  'bo',
  'nia',
  'rui',
  null,
]

test.describe('every page', () => {
  for (const person of cast)
    test(`can be used by everybody, as shown to ${person ?? 'a stranger'} @both`, async ({ pageOf }, { project }) => {
      const page = await pageOf(person)
      const [found, titles]: [string[], Map<string, string>] = [[], new Map()]
      for (const { path } of places.filter(({ as }) => as === person)) {
        await page.goto(path)
        await page.waitForLoadState('load')
        const wrong = [...(await slips(page)), ...(await violations(page))]
        if (project.name === 'phone') wrong.push(...(await sideways(page)))
        const [title, address] = [await page.title(), addressOf(path)]
        const before = titles.get(title)
        if (before && before !== address) wrong.push(`titled “${title}” like ${before}`)
        titles.set(title, address)
        found.push(...wrong.map((slip) => `${path}: ${slip}`))
      }
      expect(found).toEqual([])
    })
})
