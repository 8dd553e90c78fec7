import { runCommand } from '@/lib/cli/command-line'
import { withDatabase } from '@/lib/cli/with-database'
import { applyMigrations } from '@/lib/db/migrate'

// npm run db:migrate: brings the installation's database up to the schema of this checkout.
await runCommand(async () => {
  const applied = await withDatabase(({ ownerUrl }) => applyMigrations(ownerUrl))
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.')
})
