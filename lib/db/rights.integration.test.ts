import { describe, expect, it } from 'vitest'
import { asOwner } from '@/lib/testing/database'

/** Runs one statement with the application's rights. */
function asApplication(statement: string): Promise<unknown> {
  return asOwner(async (client) => {
    await client.query('SET ROLE standdown_app')
    await client.query(statement)
  })
}

const fixed = {
  pause_lock: ['programId', 'incidentId', 'personId', 'reason', 'placedAt'],
  collector_account: ['epoch', 'collectorId', 'kind', 'at', 'source', 'inFlight', 'reason', 'evidence', 'byPersonId'],
  resume_request: ['programId', 'epoch', 'requestedById', 'note', 'plan', 'contentHash', 'createdAt', 'expiresAt'],
  idempotency_key: ['key'],
}
const kept = [
  ...['incident', 'incident_member', 'incident_program', 'program', 'safeguard', 'pause_lock', 'resume_request'],
  ...['collector', 'collector_token', 'collector_account', 'statement', 'person', 'session', 'invitation', 'api_key'],
  ...['idempotency_key', 'timeline_stream'],
]
const rewritings = Object.entries(fixed).flatMap(([table, columns]) =>
  columns.map((column) => `UPDATE ${table} SET "${column}" = "${column}"`),
)

describe('the application', () => {
  it.each([...rewritings, ...kept.map((table) => `DELETE FROM ${table}`)])('may not: %s', async (statement) => {
    await expect(asApplication(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it.each([
    'UPDATE pause_lock SET "releasedAt" = NULL, "releasedById" = NULL, "releaseReason" = NULL',
    'UPDATE collector_account SET "lateConfirmedAt" = NULL',
    'UPDATE resume_request SET state = state, "endedAt" = NULL',
    'DELETE FROM program_owner',
    'DELETE FROM sign_in_throttle',
  ])('may: %s', async (statement) => {
    await expect(asApplication(statement)).resolves.toBeUndefined()
  })
})
