import { firstAdminLink } from '@/lib/auth/commands/invitations'
import { runCommand } from '@/lib/cli/command-line'
import { db } from '@/lib/db/client'
import { readEnv } from '@/lib/env'

// Prints the one-time link for the first administrator, unless there is one; a step of npm start.
await runCommand(async () => {
  const link = await firstAdminLink(readEnv().publicUrl)
  if (link) console.log(link)
  await db().$disconnect()
})
