import { parseArgs } from 'node:util'
import { runCommand } from '@/lib/cli/command-line'
import { withDatabase } from '@/lib/cli/with-database'
import { connect, setDatabase } from '@/lib/db/client'
import { readEnv } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { rotateSigningKey } from '@/lib/signing/commands'
import { newSigningKey } from '@/lib/signing/new-key'
import { StartProblem } from '@/lib/start-problem'
import { installationSecret } from '@/lib/supervisor/secret'

// npm run rotate-keys -- --reason "…" [--compromised]: a new key for grant tokens; see docs/ingest-guard.md.
await runCommand(async (args) => {
  const options = { reason: { type: 'string', default: '' }, compromised: { type: 'boolean', default: false } } as const
  const { reason, compromised } = parseArgs({ args, options }).values
  if (!reason.trim()) throw new StartProblem('Say why: npm run rotate-keys -- --reason "Yearly rotation"')
  const { secret, dataDir } = readEnv()
  await withDatabase(async ({ appUrl }) => {
    const client = connect({ url: appUrl, max: 1, name: 'standdown rotate-keys' })
    setDatabase(client)
    try {
      const key = await newSigningKey(secret ?? installationSecret(dataDir))
      const made = await rotateSigningKey({ kind: 'system', name: 'rotate-keys' }, { key, compromised, reason })
      console.log(`Key ${made.kid} signs from ${made.signsFrom}; the one before verifies until ${made.verifiesUntil}.`)
    } catch (cause) {
      throw cause instanceof AppError ? new StartProblem(cause.message) : cause
    } finally {
      await client.$disconnect()
    }
  })
})
