import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { getRegulatorForm } from '@/lib/regulator/queries/form'
import { addPerson } from '@/lib/testing/people'

export const ahead = '2099-01-05T09:00:00.000Z'
export const past = '2026-01-05T09:00:00.000Z'

export async function formOf(actor: PersonActor, incidentId: string) {
  const incident = await db().incident.findUniqueOrThrow({ where: { id: incidentId }, select: { reference: true } })
  return getRegulatorForm(actor, incident.reference)
}

/** A filing of the form as it reads now; an incident that nobody may see has some form, of which nothing is told. */
export async function filing(incidentId: string, filedAt = past) {
  const counsel = await addPerson('counsel')
  const read = await formOf(counsel, incidentId).catch(() => null)
  return {
    ...{
      incidentId,
      phase: 'initial' as const,
      authority: 'The data protection authority',
      receipt: 'R-17',
      filedAt,
    },
    ...{ restOwnerId: counsel.id, restDue: ahead, formHash: read?.formHash ?? '0'.repeat(64) },
  }
}
