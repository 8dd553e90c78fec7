import { answer, callOptions, endpoint } from '@/app/api/v1/endpoint'
import { fileIncident } from '@/lib/incidents/commands/file'
import { listIncidentResources } from '@/lib/incidents/queries/resource'
import { readJsonObject } from '@/lib/rest/body'
import { incidentListQuery, searchOf } from '@/lib/rest/schema'

/** Files an incident: 201 with its reference. */
export const POST = endpoint('incident.file', async ({ request, actor }) => {
  const input = await readJsonObject(request)
  const { reference } = await fileIncident(actor, input as { title: string }, callOptions(request))
  return answer(201, { reference }, { location: `/api/v1/incidents/${reference}` })
})

/** A page of the incidents that the key's person may see. */
export const GET = endpoint('incident.read', async ({ request, actor }) =>
  answer(200, await listIncidentResources(actor, incidentListQuery.parse(searchOf(request)))),
)
