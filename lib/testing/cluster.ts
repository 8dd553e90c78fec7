import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@/lib/db/embedded'
import { applyMigrations } from '@/lib/db/migrate'
import { root } from '@/lib/testing/sources'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Addresses of the migrated template, of which each test file gets a copy. */
    template: { ownerUrl: string; appUrl: string }
  }
}

const template = 'standdown_template'

let stop: () => Promise<void> = async () => {}

/** One throw-away PostgreSQL for the whole run, with one migrated database to copy from. */
export async function setup({ provide }: TestProject): Promise<void> {
  const server = await startEmbedded({ dataDir: join(root, `.data/test-database-${process.pid}`), ephemeral: true })
  stop = () => server.stop()
  await server.createDatabase(template)
  const ownerUrl = server.ownerUrl(template)
  await applyMigrations(ownerUrl)
  provide('template', { ownerUrl, appUrl: server.appUrl(template) })
}

export function teardown(): Promise<void> {
  return stop()
}
