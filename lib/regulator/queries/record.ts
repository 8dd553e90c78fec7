import 'server-only'
import { standing } from '@/lib/clocks/judgments'
import type { Tx } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import type { FieldVersion, Filing, FrozenField } from '@/lib/regulator/model'
import type { FormRecord, Said } from '@/lib/regulator/rules/from-record'
import { deriveAll } from '@/lib/statements/derive'
import { readRecord } from '@/lib/statements/queries/record'
import type { EventPayloads } from '@/lib/timeline/model'

const readKinds = ['judgment.recorded', 'containment.recorded', 'exposure.changed', 'entry.corrected'] as const

interface Entry {
  readonly seq: number
  readonly kind: string
  readonly payload: unknown
  readonly corrects: number | null
  readonly occurredAt: Date
}

/** The payloads of one kind. The cast holds because only commands write entries, and their payloads are typed by kind. */
function payloadsOf<K extends (typeof readKinds)[number]>(entries: readonly Entry[], kind: K) {
  const found = entries.filter((entry) => entry.kind === kind)
  return found.map(({ payload, ...entry }) => ({ ...entry, payload: payload as EventPayloads[K] }))
}

/** The awareness that stands: judged for the GDPR alone, else for every law. */
function awareOf(entries: readonly Entry[]): Said | null {
  const judged = payloadsOf(entries, 'judgment.recorded').map(({ seq, payload }) => ({ seq, ...payload }))
  const aware = standing(judged).filter(({ kind }) => kind === 'aware')
  const found = aware.find(({ regime }) => regime === 'gdpr') ?? aware.find(({ regime }) => regime === null)
  return found ? { seq: found.seq, at: found.at, text: found.reason } : null
}

/** Containment as it was recorded, in the words of its last correction. */
function containmentsOf(entries: readonly Entry[]): Said[] {
  const corrections = new Map(
    payloadsOf(entries, 'entry.corrected').map(({ corrects, payload }) => [corrects, payload]),
  )
  return payloadsOf(entries, 'containment.recorded').map(({ seq, payload, occurredAt }) => ({
    seq,
    at: occurredAt.toISOString(),
    text: corrections.get(seq)?.text ?? payload.text,
  }))
}

async function readVersions(tx: Tx, incidentId: string): Promise<FieldVersion[]> {
  const rows = await tx.regulatorField.findMany({
    where: { incidentId },
    orderBy: [{ key: 'asc' }, { version: 'asc' }],
  })
  return rows.map(({ due, recordedAt, mode, ...row }) => ({
    ...{ key: row.key, version: row.version, seq: row.seq, text: row.text, ownerName: row.ownerName },
    ...{ recordText: row.recordText, byName: row.byName },
    // A CHECK of the table holds it to the modes that there are.
    mode: mode as FieldVersion['mode'],
    due: due?.toISOString() ?? null,
    recordedAt: recordedAt.toISOString(),
  }))
}

async function readFilings(tx: Tx, incidentId: string): Promise<Filing[]> {
  const rows = await tx.regulatorFiling.findMany({ where: { incidentId }, orderBy: { number: 'asc' } })
  return rows.map(({ number, seq, phase, authority, receipt, filedAt, byName, hash, form }) => ({
    ...{ number, seq, authority, receipt, byName, hash, filedAt: filedAt.toISOString() },
    // The command alone writes both: the phase by its schema, the form as frozen fields.
    phase: phase as Filing['phase'],
    fields: form as unknown as readonly FrozenField[],
  }))
}

export interface FormSource {
  readonly record: FormRecord
  readonly versions: readonly FieldVersion[]
}

/** All that the form of an incident is made from. The caller has found the incident in the actor's reach already. */
export async function readFormSource(tx: Tx, incidentId: string, now: Date): Promise<FormSource> {
  const incident = await tx.incident.findUnique({
    where: { id: incidentId },
    select: {
      reference: true,
      kind: true,
      filedAt: true,
      dataCategories: true,
      populations: true,
      counsel: { select: { name: true } },
    },
  })
  if (!incident) throw new NotFound()
  const entries = await tx.timelineEntry.findMany({
    where: { streamId: incidentId, kind: { in: [...readKinds] } },
    select: { seq: true, kind: true, payload: true, corrects: true, occurredAt: true },
    orderBy: { seq: 'asc' },
  })
  const { reference, kind, filedAt, dataCategories, populations, counsel } = incident
  const record: FormRecord = {
    ...{ now: now.toISOString(), reference, kind, dataCategories, populations },
    counselName: counsel?.name ?? null,
    exposureSeq: payloadsOf(entries, 'exposure.changed').at(-1)?.seq ?? 1,
    aware: awareOf(entries),
    containments: containmentsOf(entries),
    // Words name a year only where it is another than this one: a New Year must not change a filed form.
    claims: deriveAll(await readRecord(tx, incidentId, filedAt)),
    filings: await readFilings(tx, incidentId),
  }
  return { record, versions: await readVersions(tx, incidentId) }
}
