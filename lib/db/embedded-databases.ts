import { appRole, ownerRole, withClient } from '@/lib/db/embedded-cluster'
import type { EmbeddedRecord } from '@/lib/db/embedded-record'

/** The databases of an embedded server. Names are lower case words with underscores. */
export interface Databases {
  /** Connects as the owner, who migrates. */
  ownerUrl(database: string): string
  /** Connects as the app, which may only do what the migrations grant. */
  appUrl(database: string): string
  /** Creates a database of the owner's, as a copy of `template` when one is named. */
  createDatabase(name: string, template?: string): Promise<void>
  hasDatabase(name: string): Promise<boolean>
  /** Gives a database another name. Nobody may be connected to it. */
  renameDatabase(name: string, to: string): Promise<void>
  /** Removes a database and cuts whoever is connected to it. */
  dropDatabase(name: string): Promise<void>
}

export function databasesOf(record: EmbeddedRecord): Databases {
  const asSuperuser = (sql: string) => withClient(superuserUrl(record), (client) => client.query(sql))
  return {
    ownerUrl: (database) => url(ownerRole, record.passwords.owner, record.port, database),
    appUrl: (database) => url(appRole, record.passwords.app, record.port, database),
    async createDatabase(name, template = 'template0') {
      await asSuperuser(`create database "${named(name)}" owner ${ownerRole} template "${named(template)}"`)
    },
    async hasDatabase(name) {
      const { rowCount } = await asSuperuser(`select 1 from pg_database where datname = '${named(name)}'`)
      return rowCount === 1
    },
    async renameDatabase(name, to) {
      await asSuperuser(`alter database "${named(name)}" rename to "${named(to)}"`)
    },
    async dropDatabase(name) {
      await asSuperuser(`drop database if exists "${named(name)}" with (force)`)
    },
  }
}

/** Connects as the superuser that the cluster was created with; only this server's own runner does. */
export function superuserUrl(record: EmbeddedRecord): string {
  return url('postgres', record.passwords.superuser, record.port, 'postgres')
}

function url(role: string, password: string, port: number, database: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${named(database)}`
}

function named(database: string): string {
  if (/^[a-z_][a-z0-9_]{0,62}$/.test(database)) return database
  throw new Error(`Not a database name: ${database}`)
}
