import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { type Person, sessionFile } from './people'

interface Fixtures {
  /** Who `page` is signed in as; null is nobody. Set it with `test.use({ person: 'ana' })`. */
  person: Person | null
  /** A page of another person, beside `page`. */
  pageOf(person: Person | null): Promise<Page>
  /** The address at which collectors speak to the server under test. */
  gatewayUrl: string
  /** What no page may do, watched in every context: leave the origin, throw, or break its content policy. */
  misdeeds: string[]
}

export const test = base.extend<Fixtures>({
  person: [null, { option: true }],
  // Playwright wants the first parameter taken apart; the rest of the fixtures need nothing from it.
  baseURL: async ({ browserName: _ }, use) => use(fromSetup('STANDDOWN_URL')),
  gatewayUrl: async ({ browserName: _ }, use) => use(fromSetup('STANDDOWN_GATEWAY_URL')),
  storageState: async ({ person }, use) => use(person ? sessionFile(person) : undefined),
  misdeeds: [
    async ({ browserName: _ }, use) => {
      const misdeeds: string[] = []
      await use(misdeeds)
      expect(misdeeds).toEqual([])
    },
    { auto: true },
  ],
  context: async ({ context, baseURL, misdeeds }, use) => {
    watch(context, String(baseURL), misdeeds)
    await use(context)
  },
  pageOf: async ({ browser, baseURL, viewport, misdeeds }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (person) => {
      const options = person ? { storageState: sessionFile(person) } : {}
      const context = await browser.newContext({ baseURL: String(baseURL), viewport, ...options })
      contexts.push(context)
      watch(context, String(baseURL), misdeeds)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
})

export { expect }

function fromSetup(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: the global setup did not run`)
  return value
}

function watch(context: BrowserContext, origin: string, misdeeds: string[]): void {
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (/^https?:$/.test(protocol) && asked !== origin) misdeeds.push(`asked ${request.url()}`)
  })
  context.on('weberror', (error) => misdeeds.push(`threw ${error.error().message}`))
  context.on('console', (message) => {
    if (/Content Security Policy|Hydration|hydrat/.test(message.text())) misdeeds.push(message.text())
  })
}
