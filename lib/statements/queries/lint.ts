import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { Claim } from '@/lib/statements/claims'
import { deriveAll, deriveFor } from '@/lib/statements/derive'
import type { Commitment, EvidenceText, LintBackground, LiveValue, MarkWaiver } from '@/lib/statements/lint/model'
import { type LoadedStatement, readEarlierWords, readStatementFacts } from '@/lib/statements/queries/facts'
import { readRecord } from '@/lib/statements/queries/record'
import type { RecordView } from '@/lib/statements/record'
import type { StatementFacts } from '@/lib/statements/rules/facts'

interface Around {
  readonly waivers: readonly MarkWaiver[]
  readonly commitments: readonly Commitment[]
  readonly otherLive: readonly LiveValue[]
  readonly people: readonly string[]
  readonly witnesses: readonly string[]
  readonly evidence: readonly EvidenceText[]
}

/** Everything around a statement that the rules of wording compare with, in one query. */
async function readAround(tx: Tx, incidentId: string, statementId: string | null): Promise<Around> {
  const [around] = await tx.$queryRaw<Around[]>`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('rule', w.rule, 'sentenceHash', w."sentenceHash", 'by', p.name,
          'reason', w.reason, 'at', w.at)), '[]')
        FROM statement_mark_waiver w JOIN person p ON p.id = w."personId" WHERE w."statementId" = ${statementId}::uuid) AS waivers,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('sentenceHash', c."sentenceHash", 'owner', p.name, 'due', c.due)), '[]')
        FROM statement_commitment c JOIN person p ON p.id = c."ownerId" WHERE c."statementId" = ${statementId}::uuid) AS commitments,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('reference', s.reference, 'key', c.key, 'value', c.value, 'asOf', c."asOf")), '[]')
        FROM statement s JOIN statement_claim c ON c."versionId" = s."currentVersionId"
        WHERE s."incidentId" = ${incidentId}::uuid AND s.state = 'published' AND s.standing = 'current'
          AND s.id IS DISTINCT FROM ${statementId}::uuid
          AND s.id IS DISTINCT FROM (SELECT t."correctsId" FROM statement t WHERE t.id = ${statementId}::uuid)
          AND NOT EXISTS (SELECT 1 FROM statement k WHERE k."correctsId" = s.id AND k.state = 'published')) AS "otherLive",
      (SELECT coalesce(jsonb_agg(DISTINCT words), '[]') FROM incident i
        JOIN person p ON p.id IN (i."filedById", i."leadId", i."scribeId", i."commsLeadId", i."counselId")
          OR EXISTS (SELECT 1 FROM incident_member m WHERE m."incidentId" = i.id AND m."personId" = p.id)
        CROSS JOIN LATERAL unnest(ARRAY[p.name, p.email]) words WHERE i.id = ${incidentId}::uuid) AS people,
      (SELECT coalesce(jsonb_agg(DISTINCT words), '[]') FROM timeline_entry e
        CROSS JOIN LATERAL unnest(ARRAY[e.payload->>'reviewer', e.payload->>'secondReviewer']) words
        WHERE e."streamId" = ${incidentId}::uuid AND e.kind = 'finding.recorded' AND words <> '') AS witnesses,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('seq', e.seq, 'text', e.payload->>'text')), '[]') FROM timeline_entry e
        WHERE e."streamId" = ${incidentId}::uuid AND e.kind IN ('finding.recorded', 'observation.recorded', 'note.added')
          AND length(e.payload->>'text') > 0) AS evidence`
  if (!around) throw new Error('a query of one row gave none')
  return around
}

/** The facts with the record that their words are held against, read a moment ago. */
export async function withBackground(
  tx: Tx,
  facts: LoadedStatement,
  {
    id,
    incidentId,
    correctsId,
  }: { readonly id: string; readonly incidentId: string; readonly correctsId: string | null },
  record: RecordView,
): Promise<LoadedStatement & StatementFacts> {
  const around = await readAround(tx, incidentId, id)
  const earlier = await readEarlierWords(tx, correctsId)
  return { ...facts, lint: { ...around, earlier, available: deriveAll(record), now: record.now } }
}

/** What is known around a new statement of an incident. */
export async function readDraftBackground(tx: Tx, incidentId: string, record: RecordView): Promise<LintBackground> {
  return { ...(await readAround(tx, incidentId, null)), earlier: {}, available: deriveAll(record), now: record.now }
}

/** What is decided on when something is to be done to a statement now, and its claims as the record supports them now. */
export async function readDecidable(
  tx: Tx,
  statement: { readonly id: string; readonly incidentId: string; readonly correctsId: string | null },
  now: Date,
): Promise<{ facts: LoadedStatement & StatementFacts; fresh: Claim[] }> {
  const record = await readRecord(tx, statement.incidentId, now)
  const facts = await withBackground(tx, await readStatementFacts(tx, statement.id), statement, record)
  return { facts, fresh: deriveFor(record, facts.version.body) }
}
