import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { addNote } from '@/lib/incidents/commands/entries'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { retryCollectors } from '@/lib/programs/commands/silent'
import { asOwner } from '@/lib/testing/database'
import { addCast, addIncident, addProgram, type Cast, enrol } from '@/lib/testing/programs/cast'
import { verifyRecord } from '@/lib/timeline/queries/verify'

let cast: Cast

beforeAll(async () => {
  cast = await addCast()
})

async function waitingForLocks(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row?.count ?? 0
}

/** A command on the program waits for the incident, on which a note is written meanwhile. */
async function afterANote(incidentId: string, onProgram: () => Promise<unknown>): Promise<void> {
  await asOwner(async (client) => {
    await client.query('BEGIN')
    // As somebody who writes to it does: whoever waits reads the row anew.
    await client.query('UPDATE timeline_stream SET seq = seq WHERE id = $1', [incidentId])
    const note = addNote(cast.responder, { incidentId, text: 'Seen.' })
    await expect.poll(waitingForLocks).toBe(1)
    const command = onProgram()
    await expect.poll(waitingForLocks).toBe(2)
    // The clock goes on while both wait.
    await client.query('SELECT pg_sleep(0.02)')
    await client.query('COMMIT')
    await Promise.all([note, command])
  })
}

describe('a command that waited for another stream', () => {
  it('records on that no earlier than what was recorded meanwhile', async () => {
    const program = await addProgram(cast.owner)
    await enrol(program, 'a')
    const incidentId = await addIncident(cast.responder)
    await pauseProgram(cast.responder, { programId: program.id, incidentId, reason: 'Exposed.' })
    await afterANote(incidentId, () => retryCollectors(cast.responder, { programId: program.id }))
    expect((await verifyRecord({ kind: 'system', name: 'verify' })).problems).toEqual([])
  })

  it('pauses for an incident no earlier than what was recorded on it meanwhile', async () => {
    const program = await addProgram(cast.owner)
    const incidentId = await addIncident(cast.responder)
    await afterANote(incidentId, () =>
      pauseProgram(cast.responder, { programId: program.id, incidentId, reason: 'Exposed.' }),
    )
    expect((await verifyRecord({ kind: 'system', name: 'verify' })).problems).toEqual([])
  })
})
