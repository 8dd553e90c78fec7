import { answer, endpoint } from '@/app/api/v1/endpoint'
import { getIncidentResource } from '@/lib/incidents/queries/resource'
import { incidentTag, namesTag } from '@/lib/rest/etag'

/** One incident, with an ETag that changes with each change of state and each entry. */
export const GET = endpoint<{ ref: string }>('incident.read', async ({ request, actor, params }) => {
  const incident = await getIncidentResource(actor, params.ref)
  const etag = incidentTag(incident)
  if (namesTag(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers: { etag, 'cache-control': 'no-store' } })
  return answer(200, incident, { etag })
})
