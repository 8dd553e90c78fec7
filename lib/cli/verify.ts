import { runCommand } from '@/lib/cli/command-line'
import { withDatabase } from '@/lib/cli/with-database'
import { connect, setDatabase } from '@/lib/db/client'
import { verifyRecord } from '@/lib/timeline/queries/verify'
import { verifyFile } from '@/lib/timeline/verify/file'
import { verdictLines } from '@/lib/timeline/verify/report'

async function verifyDatabase(url: string): Promise<number> {
  const client = connect({ url, max: 1, name: 'standdown verify' })
  setDatabase(client)
  try {
    const verdict = await verifyRecord({ kind: 'system', name: 'verify' })
    console.log(verdictLines(verdict).join('\n'))
    return verdict.problems.length === 0 ? 0 : 1
  } finally {
    await client.$disconnect()
  }
}

// npm run verify: every chain of the database. npm run verify -- export.json: an exported file, without a database.
await runCommand(async ([file]) => {
  process.exitCode = file ? verifyFile(file) : await withDatabase(({ appUrl }) => verifyDatabase(appUrl))
})
