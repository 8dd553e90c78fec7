import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { PersonActor } from '@/lib/auth/model'
import { requireActor } from '@/lib/auth/session'
import { NotFound } from '@/lib/errors'
import { getIncident, type IncidentDetail } from '@/lib/incidents/queries/incident'

export interface Params {
  params: Promise<{ ref: string }>
}

/** The incident that the address names and who looks at it, read once for layout, page and title. Not found is a 404. */
export const openIncident = cache(
  async (reference: string): Promise<{ actor: PersonActor; incident: IncidentDetail }> => {
    const actor = await requireActor()
    try {
      return { actor, incident: await getIncident(actor, reference.toUpperCase()) }
    } catch (thrown) {
      if (thrown instanceof NotFound) notFound()
      throw thrown
    }
  },
)
