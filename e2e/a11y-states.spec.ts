import type { Page } from '@playwright/test'
import { violations } from './axe'
import { expect, test } from './fixtures'
import type { Person } from './people'

test.describe.configure({ timeout: 120_000 })

async function openLongest(page: Page): Promise<void> {
  await page.goto('/incidents?status=any&q=activity+recordings')
  await page.getByRole('link', { name: /^Employee activity recordings/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Employee activity recordings/ })).toBeVisible()
}

test.describe('a form that is sent empty', () => {
  const forms: readonly [Person, string, string][] = [
    ['ana', '/incidents/new', 'Declare incident'],
    ['ana', '/programs/office-presence-study/pause', 'Pause Office Presence Study'],
    ['priya', '/programs/new', 'Register program'],
    ['ada', '/settings/people', 'Make the link'],
    ['bo', '/settings/api-keys', 'Make the key'],
  ]
  for (const [person, path, button] of forms)
    test(`says what is missing where everybody finds it: ${path} @both`, async ({ pageOf }) => {
      const page = await pageOf(person)
      await page.goto(path)
      await page.getByRole('button', { name: button, exact: true }).click()
      await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
      await expect(page).toHaveTitle(/^Error: /)
      await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused()
      expect(await violations(page)).toEqual([])
    })

  test('says so on the pages of an incident too @both', async ({ pageOf }) => {
    const page = await pageOf('ana')
    await openLongest(page)
    const address = page.url()
    for (const [path, button] of [
      ['severity', 'Change severity'],
      ['finding', 'Record the finding'],
      ['', 'Record'],
    ] as const) {
      await page.goto(`${address}/${path}`)
      await page.getByRole('button', { name: button, exact: true }).click()
      await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
      expect(await violations(page), path).toEqual([])
    }
  })
})

test.describe('what opens over a page', () => {
  test.use({ person: 'ana' })

  test('can be used by everybody: palette, shortcuts, menu, columns', async ({ page }) => {
    await page.goto('/incidents')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search and jump' }).fill('recordings')
    await expect(page.getByRole('option', { name: /Employee activity recordings/ })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.keyboard.press('Shift+?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Account: / }).click()
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Columns' }).click()
    await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

  test('can be used by everybody: the question before somebody is shut out @both', async ({ pageOf }) => {
    const page = await pageOf('ada')
    await page.goto('/settings/people')
    await page.getByRole('link', { name: 'Rui Tanaka' }).click()
    await page.getByRole('button', { name: 'Disable…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Disable Rui Tanaka?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })
})

test.describe('whoever needs it otherwise', () => {
  test.use({ person: 'ana' })

  test('sees nothing move with reduced motion', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const path of ['/incidents', '/programs', '/dashboard', '/incidents/new']) {
      await page.goto(path)
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('combobox', { name: 'Search and jump' })).toBeVisible()
      const moving = await page.evaluate(() =>
        document.getAnimations().flatMap((animation) => {
          const { duration } = animation.effect?.getComputedTiming() ?? {}
          const frames = animation.effect instanceof KeyframeEffect ? animation.effect.getKeyframes() : []
          const properties = frames.flatMap((frame) => Object.keys(frame))
          const plain = new Set(['offset', 'computedOffset', 'easing', 'composite', 'opacity'])
          return Number(duration) > 0 && properties.some((name) => !plain.has(name)) ? properties : []
        }),
      )
      expect(moving, path).toEqual([])
    }
  })

  test('keeps the severity’s words and shapes with forced colours and in grey', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' })
    await page.goto('/incidents?status=any')
    for (const words of ['SEV 1 Critical', 'SEV 2 Serious', 'SEV 3 Moderate', 'SEV 4 Minor', 'SEV 5 Notice']) {
      const badge = page.locator('[data-sev]:visible').filter({ hasText: words }).first()
      await expect(badge).toBeVisible()
      const shape = badge.locator('svg').first()
      await expect(shape).toBeVisible()
      const [ink, ground] = await shape.evaluate((svg) => {
        const part = svg.querySelector('path, circle, rect, polygon') ?? svg
        const { fill, stroke } = getComputedStyle(part)
        return [fill === 'none' ? stroke : fill, getComputedStyle(document.body).backgroundColor]
      })
      expect(ink).not.toBe(ground)
    }
  })

  test('reaches everything on an incident’s page by keyboard, and sees where they are', async ({ page }) => {
    await openLongest(page)
    const marks = await page.evaluate(() => {
      const usable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
      const groups = new Set<string>()
      return [...document.querySelectorAll<HTMLElement>(usable)]
        .filter(
          (element) =>
            element.checkVisibility() && !element.closest('[inert]') && !element.matches(':disabled, [tabindex="-1"]'),
        )
        .filter((element) => {
          const group =
            element instanceof HTMLInputElement && element.type === 'radio'
              ? `${element.form?.id}${element.name}`
              : null
          if (group === null) return true
          const known = groups.has(group)
          groups.add(group)
          return !known
        })
        .map((element, index) => {
          element.dataset.mark = String(index)
          return `${index} ${element.outerHTML.slice(0, 120)}`
        })
    })
    const reached = new Set<string>()
    const unseen: string[] = []
    for (let press = 0; press < marks.length + 20; press++) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const element = document.activeElement
        if (!(element instanceof HTMLElement) || element === document.body) return null
        const { outlineStyle, boxShadow } = getComputedStyle(element)
        const first = element instanceof HTMLInputElement && element.type === 'radio'
        const group = first ? document.querySelector<HTMLElement>(`[name="${element.name}"][data-mark]`) : null
        return {
          mark: (group ?? element).dataset.mark ?? '',
          seen: outlineStyle !== 'none' || boxShadow !== 'none',
          html: element.outerHTML.slice(0, 120),
        }
      })
      if (!focused) continue
      reached.add(focused.mark)
      if (!focused.seen) unseen.push(focused.html)
    }
    expect(marks.filter((mark) => !reached.has(mark.split(' ')[0] ?? ''))).toEqual([])
    expect([...new Set(unseen)]).toEqual([])
  })
})
