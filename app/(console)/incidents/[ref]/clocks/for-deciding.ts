import { notFound } from 'next/navigation'
import { getIncidentClocks } from '@/lib/clocks/queries/incident'
import { openIncident } from '../open-incident'

export interface Props {
  params: Promise<{ ref: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The incident with its clocks, for counsel; for everybody else there is no such page. */
export async function openForDeciding({ params, searchParams }: Props) {
  const { actor, incident } = await openIncident((await params).ref)
  const clocks = await getIncidentClocks(actor, incident.id)
  if (!clocks.may.decide) notFound()
  return { incident, clocks, query: await searchParams }
}
