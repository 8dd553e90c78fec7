import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { visibleTo } from '@/lib/incidents/visible'
import { formHash } from '@/lib/regulator/hash'
import type { FieldVersion, Filing, FormField, Phase } from '@/lib/regulator/model'
import { readFormSource } from '@/lib/regulator/queries/record'
import { changedSince, fillForm, freeze, phasesAfter } from '@/lib/regulator/rules/form'
import { limitOf } from '@/lib/regulator/rules/from-record'
import { databaseNow } from '@/lib/timeline/streams'

export interface RegulatorForm {
  readonly incidentId: string
  readonly now: string
  readonly fields: readonly FormField[]
  /** All versions of all fields, oldest first. */
  readonly versions: readonly FieldVersion[]
  readonly filings: readonly Filing[]
  /** What says something else now than in the last filing. */
  readonly changed: readonly FormField[]
  readonly phases: readonly Phase[]
  readonly formHash: string
  /** When 72 h from awareness end; null while nobody recorded awareness. */
  readonly limit: string | null
  readonly mayWrite: boolean
}

/** The form of an incident whose statements the actor may read; NotFound otherwise, as for an incident that is not there. */
export async function getRegulatorForm(actor: Actor, reference: string): Promise<RegulatorForm> {
  return db().$transaction(async (tx) => {
    const reach = { AND: [visibleTo(actor), visibleTo(actor, 'statement.read')], reference }
    const incident = await tx.incident.findFirst({ where: reach, select: { id: true } })
    if (!incident) throw new NotFound()
    const writable = await tx.incident.count({ where: { id: incident.id, ...visibleTo(actor, 'regulator.write') } })
    const { record, versions } = await readFormSource(tx, incident.id, await databaseNow(tx))
    const fields = fillForm(record, versions)
    const last = record.filings.at(-1)
    return {
      ...{ incidentId: incident.id, now: record.now, fields, versions, filings: record.filings },
      changed: last ? changedSince(last, fields) : [],
      phases: phasesAfter(record.filings),
      formHash: formHash(freeze(fields, '', null)),
      limit: limitOf(record.aware)?.toISOString() ?? null,
      mayWrite: writable > 0,
    }
  })
}
