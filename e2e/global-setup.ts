import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumLaunch } from '@/lib/testing/chromium'
import { startServer } from '@/lib/testing/server'
import { runFolder, signInEverybody } from './people'

/** One production server with the demonstration case for the whole run; what is returned takes it down again. */
export default async function setup(): Promise<() => Promise<void>> {
  rmSync(runFolder, { recursive: true, force: true })
  mkdirSync(runFolder, { recursive: true })
  const server = await startServer(join(runFolder, 'data'))
  const stop = async () => {
    await server.stop()
    rmSync(runFolder, { recursive: true, force: true })
  }
  try {
    process.env.STANDDOWN_URL = server.url
    process.env.STANDDOWN_GATEWAY_URL = server.gatewayUrl
    const browser = await chromium.launch(await chromiumLaunch())
    await signInEverybody(browser, server.url).finally(() => browser.close())
    return stop
  } catch (cause) {
    await stop()
    throw cause
  }
}
