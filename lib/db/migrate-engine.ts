import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { Pool } from 'pg'

/** A file of the schema or of a migration: its path in the folder, and its text. */
export interface SourceFile {
  path: string
  content: string
}

type Glue = typeof import('@prisma/schema-engine-wasm/schema_engine_bg') & { __wbg_set_wasm(exports: unknown): void }

/**
 * Prisma's schema engine, the WebAssembly build: the native one is downloaded from a host that air-gapped machines
 * can't reach. It talks to the database through the one connection of `pool`.
 */
export async function openEngine(schema: SourceFile[], pool: Pool): Promise<SchemaEngine> {
  const { SchemaEngine: Engine } = await loadEngine()
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScriptAdapter(pool))
  return Engine.new({ datamodels: schema.map(({ path, content }) => [path, content]) }, () => {}, adapter)
}

/** Nothing of ours is managed outside the schema files. */
export const noFilters = { externalTables: [], externalEnums: [] }

/**
 * Prisma's own adapter cuts a script at every semicolon, the ones inside function bodies included. PostgreSQL takes a
 * script whole, so that is how it gets it.
 */
class WholeScriptAdapter extends PrismaPg {
  constructor(private readonly pool: Pool) {
    super(pool)
  }

  override async connect() {
    const connection = await super.connect()
    connection.executeScript = async (script) => {
      await this.pool.query(script)
    }
    return connection
  }
}

let loaded: Promise<Glue> | undefined

function loadEngine(): Promise<Glue> {
  loaded ??= (async () => {
    const home = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
    // The file is the one that the types describe; only the call that hands it its WebAssembly is not in them.
    const glue = (await import(pathToFileURL(join(home, 'schema_engine_bg.js')).href)) as Glue
    const code = new WebAssembly.Module(readFileSync(join(home, 'schema_engine_bg.wasm')))
    const { exports } = new WebAssembly.Instance(code, { './schema_engine_bg.js': { ...glue } })
    glue.__wbg_set_wasm(exports)
    if (typeof exports.__wbindgen_start === 'function') exports.__wbindgen_start()
    return glue
  })()
  return loaded
}
