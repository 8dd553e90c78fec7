import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { chromiumLaunch } from '@/lib/testing/chromium'
import { startServer } from '@/lib/testing/server'
import { root } from '@/lib/testing/sources'
import { caseText } from '@/prisma/demo/case-text'

/** One picture of the README. */
interface Shot {
  file: string
  /** The demonstration person who looks, as the sign-in page names them. */
  as: string
  path: string
  /** The link to follow from `path`: its words. */
  follow?: string | RegExp
  /** What the address of a link on that page ends with, to follow next. */
  next?: RegExp
  /** It follows no changes, so nothing says that it is live. */
  still?: true
  /** Shown down to where the work is, not to the fold. */
  tall?: true
  phone?: true
  dark?: true
}

const shots: Shot[] = [
  { file: 'sign-in', as: '', path: '/sign-in' },
  { file: 'incidents', as: 'Ana Ruiz', path: '/incidents' },
  { file: 'incident', as: 'Ana Ruiz', path: '/incidents', follow: caseText.title },
  { file: 'incident-dark', as: 'Ana Ruiz', path: '/incidents', follow: caseText.title, dark: true },
  { file: 'file-on-a-phone', as: 'Rui Tanaka', path: '/incidents/new', phone: true },
  { file: 'program', as: 'Priya Nair', path: '/programs', follow: /Workflow Insight/ },
  { file: 'collectors', as: 'Priya Nair', path: '/programs/workflow-insight-program/collectors' },
  { file: 'quarantine', as: 'Clara Weiss', path: '/programs/workflow-insight-program/quarantine' },
  { file: 'lock', as: 'Ana Ruiz', path: '/programs/workflow-insight-program', follow: /^(Open this lock|Release)/ },
  { file: 'resume', as: 'Priya Nair', path: '/programs/workflow-insight-program/resume' },
  { file: 'statement', as: 'Sam Okafor', path: '/statements', follow: /Holding statement for the press/ },
  { file: 'severity', as: 'Ana Ruiz', path: '/incidents', follow: caseText.title, next: /\/severity$/, phone: true },
  { file: 'clocks', as: 'Clara Weiss', path: '/incidents', follow: caseText.title, next: /\/incidents\/.*\/clocks$/ },
  {
    file: 'draft',
    as: 'Sam Okafor',
    path: '/incidents',
    follow: caseText.title,
    next: /\/statements\/new$/,
    still: true,
    tall: true,
  },
  { file: 'dashboard', as: 'Dana Levy', path: '/dashboard' },
  { file: 'dashboard-on-a-phone', as: 'Dana Levy', path: '/dashboard', phone: true },
  { file: 'audit', as: 'Emil Novak', path: '/audit', still: true },
]

// `npm run screenshots` takes all of them; `npm run screenshots -- incident program` those that are named.
const named = process.argv.slice(2)
const folder = join(root, 'docs/screenshots')
const runFolder = join(root, '.data/screenshots')
mkdirSync(folder, { recursive: true })
const server = await startServer(runFolder)
try {
  const browser = await chromium.launch(await chromiumLaunch())
  for (const shot of shots) if (named.length === 0 || named.includes(shot.file)) await take(browser, shot)
  await browser.close()
} finally {
  await server.stop()
  rmSync(runFolder, { recursive: true, force: true })
}

async function take(browser: Browser, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: shot.phone ? { width: 390, height: 844 } : { width: 1280, height: shot.tall ? 1180 : 800 },
    deviceScaleFactor: shot.phone ? 2 : 1,
    isMobile: shot.phone === true,
    hasTouch: shot.phone === true,
    colorScheme: shot.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  const page = await context.newPage()
  try {
    await open(page, shot)
    await page.evaluate(() => document.fonts.ready.then(() => true))
    if (shot.as && !shot.phone && !shot.still) await page.getByText('Live', { exact: true }).first().waitFor()
    await page.screenshot({ path: join(folder, `${shot.file}.png`) })
    console.log(`docs/screenshots/${shot.file}.png`)
  } catch (cause) {
    process.exitCode = 1
    console.error(`${shot.file}: ${cause instanceof Error ? cause.message.split('\n')[0] : cause}`)
  }
  await context.close()
}

/** Goes there as a visitor does: the sign-in page asks who, and leads on to what was asked for. */
async function open(page: Page, { as, path, follow, next }: Shot): Promise<void> {
  await page.goto(path)
  if (as) await page.getByRole('button', { name: as }).click({ timeout: 10_000 })
  if (!follow) return
  await page.getByRole('link', { name: follow }).first().click({ timeout: 10_000 })
  await page.waitForURL((address) => address.pathname !== path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  if (!next) return
  const addresses = await page.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  await page.goto(addresses.find((address) => next.test(address ?? '')) ?? page.url())
  await page.getByRole('heading', { level: 1 }).waitFor()
}
