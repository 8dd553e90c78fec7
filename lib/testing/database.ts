import type { Client } from 'pg'
import { withClient } from '@/lib/db/embedded-cluster'
import { newId } from '@/lib/id'

export interface DatabaseUrls {
  /** Connects as the owner, who may change everything but the record's triggers say otherwise. */
  ownerUrl: string
  /** Connects as the application. */
  appUrl: string
}

/** The database of the test file that asks: migrated, empty, and nobody else's. */
export function ownDatabase(): DatabaseUrls {
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl } = process.env
  if (!ownerUrl || !appUrl) throw new Error('This file has no database: its name says that it is a unit test.')
  return { ownerUrl, appUrl }
}

/** Runs `work` on one connection as the owner, past the application's rights: to look behind it, or to tamper. */
export async function asOwner<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  return withClient(ownDatabase().ownerUrl, work)
}

/** Copies the template's database. Its owner may do so while nobody is connected to it. */
export async function cloneDatabase(template: DatabaseUrls): Promise<DatabaseUrls & { drop(): Promise<void> }> {
  const name = `test_${newId().replaceAll('-', '')}`
  const maintenance = elsewhere(template.ownerUrl, 'postgres')
  const from = new URL(template.ownerUrl).pathname.slice(1)
  await withClient(maintenance, (client) => client.query(`create database ${name} template ${from}`))
  return {
    ownerUrl: elsewhere(template.ownerUrl, name),
    appUrl: elsewhere(template.appUrl, name),
    async drop() {
      await withClient(maintenance, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

function elsewhere(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
