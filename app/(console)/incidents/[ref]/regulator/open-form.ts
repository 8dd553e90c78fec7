import { notFound } from 'next/navigation'
import { cache } from 'react'
import { NotFound } from '@/lib/errors'
import { getRegulatorForm } from '@/lib/regulator/queries/form'
import { openIncident } from '../open-incident'

/** The incident and its form, for whoever may read what is said about it; else a 404. */
export const openForm = cache(async (reference: string) => {
  const { actor, incident } = await openIncident(reference)
  try {
    return { actor, incident, form: await getRegulatorForm(actor, incident.reference) }
  } catch (thrown) {
    if (thrown instanceof NotFound) notFound()
    throw thrown
  }
})
