import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What a theme can break: it changes colours and nothing else. */
const ofColour = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds in the light and in the dark, one line each. Motion is off from then on: colours that are still on their
 * way from one theme to the other would be measured half-way.
 */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page })
    const results = await (colorScheme === 'light' ? axe.withTags(tags) : axe.withRules(ofColour)).analyze()
    for (const { id, nodes } of results.violations)
      for (const { target, any } of nodes.slice(0, 3))
        found.push(`${colorScheme}: ${id} at ${target.join(' ')}: ${any[0]?.message ?? ''}`.slice(0, 400))
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}
