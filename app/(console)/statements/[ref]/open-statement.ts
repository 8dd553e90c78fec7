import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { PersonActor } from '@/lib/auth/model'
import { requireActor } from '@/lib/auth/session'
import { NotFound } from '@/lib/errors'
import { getStatement, type StatementDetail } from '@/lib/statements/queries/statement'

export interface Params {
  params: Promise<{ ref: string }>
}

/** The statement that the address names and who looks at it, read once for page and title. Not found is a 404. */
export const openStatement = cache(
  async (reference: string): Promise<{ actor: PersonActor; statement: StatementDetail }> => {
    const actor = await requireActor()
    try {
      return { actor, statement: await getStatement(actor, reference.toUpperCase()) }
    } catch (thrown) {
      if (thrown instanceof NotFound) notFound()
      throw thrown
    }
  },
)
