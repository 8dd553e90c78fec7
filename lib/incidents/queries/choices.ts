import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { NamedPerson } from './incident'

export interface ProgramChoice {
  readonly id: string
  readonly slug: string
  readonly name: string
}

/** The programs that an incident can name: everyone who files may choose among all that are not retired. */
export async function listProgramChoices(actor: Actor): Promise<ProgramChoice[]> {
  if (!mayEver(actor, 'incident.file') && !mayEver(actor, 'incident.triage')) return []
  return db().program.findMany({
    where: { phase: { not: 'retired' } },
    select: { id: true, slug: true, name: true },
    orderBy: { name: 'asc' },
    take: 500,
  })
}

/** The people whom a role or a membership can be given to. */
export async function listPeopleChoices(actor: Actor): Promise<NamedPerson[]> {
  if (!mayEver(actor, 'incident.invite')) return []
  return db().person.findMany({
    where: { disabledAt: null },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: 2000,
  })
}
