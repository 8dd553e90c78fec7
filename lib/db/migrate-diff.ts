import { spawnSync } from 'node:child_process'
import { Pool } from 'pg'
import { noFilters, openEngine, type SourceFile } from '@/lib/db/migrate-engine'
import { readSchema, schemaFolder } from '@/lib/db/migrate-files'
import { StartProblem } from '@/lib/start-problem'

/**
 * The SQL that leads from the schema at HEAD to the one in the work tree; empty when they say the same.
 * The engine wants a connection to start, and reads nothing from it.
 */
export async function diffSchema(anyUrl: string): Promise<string> {
  const before = readSchemaAtHead()
  const after = readSchema()
  const pool = new Pool({ connectionString: anyUrl, max: 1 })
  try {
    const engine = await openEngine(after, pool)
    const { stdout } = await engine.diff({
      from: before.length > 0 ? { tag: 'schemaDatamodel', files: before } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: after },
      script: true,
      exitCode: null,
      filters: noFilters,
    })
    const sql = stdout ?? ''
    return /^--\s*This is an empty migration\./.test(sql.trim()) ? '' : sql
  } finally {
    await pool.end()
  }
}

function readSchemaAtHead(): SourceFile[] {
  const names = git(['ls-tree', '--name-only', 'HEAD', `${schemaFolder}/`]).split('\n')
  return names
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((path) => ({ path: path.slice(schemaFolder.length + 1), content: git(['show', `HEAD:${path}`]) }))
}

function git(args: string[]): string {
  const ran = spawnSync('git', args, { encoding: 'utf8' })
  if (ran.status === 0) return ran.stdout
  throw new StartProblem(
    `git ${args[0]} failed: ${ran.stderr?.trim() || ran.error?.message}. The schema at HEAD is what a migration starts from.`,
  )
}
