import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { PersonActor } from '@/lib/auth/model'
import { requireActor } from '@/lib/auth/session'
import { NotFound } from '@/lib/errors'
import { getStatement, type StatementDetail } from '@/lib/statements/queries/statement'
import { getStatementAt, type StatementThen } from '@/lib/statements/queries/statement-at'

export interface Params {
  params: Promise<{ ref: string }>
}

async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read
  } catch (thrown) {
    if (thrown instanceof NotFound) notFound()
    throw thrown
  }
}

/** The statement that the address names and who looks at it, read once for page and title. Not found is a 404. */
export const openStatement = cache(
  async (reference: string): Promise<{ actor: PersonActor; statement: StatementDetail }> => {
    const actor = await requireActor()
    return { actor, statement: await orNotFound(getStatement(actor, reference.toUpperCase())) }
  },
)

/** The same statement as it stood at a moment; a 404 for a moment before it was begun. */
export async function openStatementAt(reference: string, at: Date): Promise<StatementThen> {
  return orNotFound(getStatementAt(await requireActor(), reference, at))
}
