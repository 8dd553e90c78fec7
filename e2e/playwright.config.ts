import { join } from 'node:path'
import { defineConfig, type ReporterDescription } from '@playwright/test'
import { chromiumLaunch } from '@/lib/testing/chromium'
import { root } from '@/lib/testing/sources'

const report = process.env.BROWSER_REPORT
const json: ReporterDescription[] = report ? [['json', { outputFile: report }]] : []

/** A test runs on the desktop; tagged `@phone` it runs on a phone, tagged `@both` on either. */
export default defineConfig({
  testDir: import.meta.dirname,
  globalSetup: join(import.meta.dirname, 'global-setup.ts'),
  outputDir: join(root, '.data/test-browser-results'),
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...json],
  use: {
    browserName: 'chromium',
    launchOptions: await chromiumLaunch(),
    actionTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', grepInvert: /@phone\b/, use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      grep: /@phone\b|@both\b/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    },
  ],
})
