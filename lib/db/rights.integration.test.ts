import { beforeAll, describe, expect, it } from 'vitest'
import { asOwner } from '@/lib/testing/database'
import { filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'

/** Runs one statement with the application's rights. */
function asApplication(statement: string): Promise<unknown> {
  return asOwner(async (client) => {
    await client.query('SET ROLE standdown_app')
    await client.query(statement)
  })
}

const fixed = {
  signing_key: ['publicJwk', 'sealedPrivate', 'signsFrom'],
  data_observation: ['class', 'count', 'announced'],
  quarantine_batch: ['class', 'count', 'sha256', 'eventTo', 'tokenId'],
  quarantine_vote: ['decision', 'personId'],
  canary_check: ['refused'],
  pause_lock: ['programId', 'incidentId', 'personId', 'rule', 'reason', 'placedAt'],
  collector_account: ['epoch', 'collectorId', 'kind', 'at', 'source', 'inFlight', 'reason', 'evidence', 'byPersonId'],
  resume_request: ['programId', 'epoch', 'requestedById', 'note', 'plan', 'contentHash', 'createdAt', 'expiresAt'],
  idempotency_key: ['key'],
  statement_template: ['kind', 'number', 'body', 'note', 'savedById', 'savedAt'],
  statement_mark_waiver: ['rule', 'severity', 'sentenceHash', 'sentence', 'reason', 'personId', 'at'],
  statement_commitment: ['sentenceHash', 'sentence', 'ownerId', 'due', 'byId', 'at'],
  notice: ['personId', 'kind', 'text', 'href', 'key', 'incidentId', 'programId', 'createdAt', 'acknowledgeRequired'],
  ramp_sample: ['at', 'epoch', 'percent', 'collecting', 'recorded'],
  clock_judgment: ['seq', 'kind', 'regime', 'at', 'reason', 'supersedes', 'byName'],
  clock_alert: ['mark', 'dueAt', 'toldAt'],
  clock: ['version', 'startsAt', 'conservativeDue', 'latestArguable', 'anchorSeqs', 'explanation', 'createdAt'],
  regime_assessment: ['regime', 'why', 'openedAt', 'decisionDue'],
  lock_offer: ['programId', 'lockId', 'fromId', 'toId', 'note', 'createdAt'],
  lock_break: ['lockId', 'ownerId', 'requestedById', 'requestedAs', 'reason', 'attempts', 'evidence', 'expiresAt'],
}
const kept = [
  ...['data_observation', 'quarantine_batch', 'quarantine_vote', 'canary_check', 'signing_key'],
  ...['incident', 'incident_member', 'incident_program', 'program', 'safeguard', 'pause_lock', 'resume_request'],
  ...['collector', 'collector_token', 'collector_account', 'statement', 'person', 'session', 'invitation', 'api_key'],
  ...['clock', 'clock_judgment', 'clock_alert', 'regime_assessment', 'regime_setting', 'counting_setting'],
  ...['idempotency_key', 'timeline_stream', 'ramp_sample', 'notice', 'lock_offer', 'lock_break', 'statement_template'],
  ...['statement_mark_waiver', 'statement_commitment'],
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
    'UPDATE pause_lock SET "heldById" = "heldById"',
    'UPDATE lock_offer SET state = state, "endedAt" = NULL, "endReason" = NULL',
    'UPDATE lock_break SET state = state, "approvedById" = NULL, "acknowledgedAt" = NULL',
    'UPDATE collector_account SET "lateConfirmedAt" = NULL',
    'UPDATE resume_request SET state = state, "endedAt" = NULL',
    'DELETE FROM program_owner',
    'DELETE FROM sign_in_throttle',
    'DELETE FROM job',
    'UPDATE notice SET "readAt" = NULL, "acknowledgedAt" = NULL, "mailedAt" = NULL',
  ])('may: %s', async (statement) => {
    await expect(asApplication(statement)).resolves.toBeUndefined()
  })
})

/** Copies of a stream's first entries as new ones, inserted by one statement. */
function copies(streamId: string, rows: readonly { seq: number; previousHash: string }[]): string {
  const values = rows.map(({ seq, previousHash }) => `(${seq}, ${previousHash})`).join(', ')
  return `INSERT INTO timeline_entry (id, "streamId", seq, kind, "occurredAt", "recordedAt", "actorKind", "actorName",
      payload, salt, "previousHash", hash)
    SELECT gen_random_uuid(), e."streamId", n.seq, e.kind, e."occurredAt", standdown_now(), e."actorKind", e."actorName",
      e.payload, e.salt, n.previous, sha256(n.seq::text::bytea)
    FROM (VALUES ${values}) AS n(seq, previous), timeline_entry e WHERE e."streamId" = '${streamId}' AND e.seq = 1`
}

describe('an entry', () => {
  let streamId: string
  const head = () => `(SELECT hash FROM timeline_entry WHERE "streamId" = '${streamId}' AND seq = 1)`
  const zero = `decode(repeat('00', 32), 'hex')`
  beforeAll(async () => {
    streamId = (await filedBy(await addPerson())).id
  })

  it('is refused where it does not follow the last one of its stream', async () => {
    const other = (await filedBy(await addPerson())).id
    for (const [seq, previousHash] of [
      [3, head()],
      [2, zero],
      [2, `(SELECT hash FROM timeline_entry WHERE "streamId" = '${other}' AND seq = 1)`],
    ] as const)
      await expect(asApplication(copies(streamId, [{ seq, previousHash }]))).rejects.toMatchObject({ code: 'SD005' })
  })

  it('may follow another of the same statement, and nothing else', async () => {
    const second = { seq: 2, previousHash: head() }
    const wrong = [second, { seq: 3, previousHash: head() }]
    await expect(asApplication(copies(streamId, wrong))).rejects.toMatchObject({ code: 'SD005' })
    const right = [second, { seq: 3, previousHash: `sha256('2'::bytea)` }]
    await expect(asApplication(copies(streamId, right))).resolves.toBeUndefined()
  })
})
