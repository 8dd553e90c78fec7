import { expect, test } from './fixtures'

test.use({ person: 'sam' })

test('what is typed before the script has come is neither lost nor doubled', async ({ page }) => {
  const scripts: (() => void)[] = []
  let held = true
  await page.route('**/_next/static/**/*.js', async (route) => {
    if (held) await new Promise<void>((release) => scripts.push(release))
    await route.continue()
  })
  await page.goto('/incidents', { waitUntil: 'commit' })
  const incident = await page.locator('a[href^="/incidents/INC-"]').first().getAttribute('href')
  await page.goto(`${incident}/statements/new?kind=holding`, { waitUntil: 'commit' })
  const plain = page.locator('textarea[name="body"]')
  const before = await plain.inputValue()
  await plain.press('Control+End')
  await plain.pressSequentially(' Typed early.')
  await expect(plain).toHaveValue(`${before} Typed early.`)
  held = false
  for (const release of scripts) release()
  const editor = page.locator('[contenteditable="true"][role="textbox"]')
  await expect(editor).toBeVisible()
  await expect(editor).toBeFocused()
  await page.keyboard.type(' Typed late.')
  await expect(page.locator('input[name="body"]')).toHaveValue(`${before} Typed early. Typed late.`)
})
