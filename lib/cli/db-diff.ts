import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '@/lib/cli/command-line'
import { withDatabase } from '@/lib/cli/with-database'
import { diffSchema } from '@/lib/db/migrate-diff'
import { migrationsFolder } from '@/lib/db/migrate-files'
import { StartProblem } from '@/lib/start-problem'

// npm run db:diff -- NAME: writes the migration that leads from the schema at HEAD to the one in the work tree.
await runCommand(async ([name = '']) => {
  if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name))
    throw new StartProblem('Say what changes, in lower case: npm run db:diff -- add_incident_summary')
  const sql = await withDatabase(({ ownerUrl }) => diffSchema(ownerUrl))
  if (!sql) {
    console.log('The schema is as it was at HEAD: no migration is needed.')
    return
  }
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const file = join(migrationsFolder, `${stamp}_${name}`, 'migration.sql')
  mkdirSync(join(migrationsFolder, `${stamp}_${name}`), { recursive: true })
  writeFileSync(file, sql)
  console.log(`${file} is written. Read it, add what the schema can't say, then npm run db:migrate.`)
})
