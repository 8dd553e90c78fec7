import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const schemaFolder = 'prisma/schema'
const stampFile = 'lib/db/generated/.schema'

/** Generates the database client when the schema, or Prisma itself, has changed since it was generated. */
export function generateClient(node) {
  const hash = createHash('sha256').update(readFileSync('node_modules/prisma/package.json'))
  for (const name of readdirSync(schemaFolder).sort()) hash.update(name).update(readFileSync(join(schemaFolder, name)))
  const stamp = hash.digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const ran = spawnSync(node, ['node_modules/prisma/build/index.js', 'generate'], {
    encoding: 'utf8',
    // Prisma looks for a native engine that it would download; any program will do, since generating doesn't start it.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: node,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  })
  if (ran.status !== 0)
    throw new Error(
      `The database client can't be generated from ${schemaFolder}:\n${ran.stderr || ran.stdout || ran.error?.message}`,
    )
  writeFileSync(stampFile, stamp)
}
