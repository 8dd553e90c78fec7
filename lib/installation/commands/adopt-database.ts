import 'server-only'
import { command } from '@/lib/command'
import { adoptDatabaseInput } from '@/lib/installation/schema'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

/** Records that the installation lives in this database: from now on it is no restored one. */
export const adoptDatabase = command({
  name: 'installation.adoptDatabase',
  permission: 'collector.account',
  input: adoptDatabaseInput,
  events: ['database.adopted'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, input: { identity, stopped }, target: { stream }, now }) {
    const row = await tx.databaseIdentity.findUnique({ where: { id: 1 } })
    if (row?.identity === identity) return { unchanged: null }
    const recorded = { identity, recordedAt: now }
    await tx.databaseIdentity.upsert({ where: { id: 1 }, create: recorded, update: recorded })
    const payload = { identity, before: row?.identity ?? null, stopped }
    return { events: [event(stream, 'database.adopted', payload)], result: null }
  },
})
