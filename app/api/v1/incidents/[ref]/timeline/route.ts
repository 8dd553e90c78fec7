import { answer, callOptions, endpoint } from '@/app/api/v1/endpoint'
import { recordEntry } from '@/app/api/v1/recorders'
import { readJsonObject } from '@/lib/rest/body'
import { searchOf, timelineQuery } from '@/lib/rest/schema'
import { listEntryResources } from '@/lib/timeline/queries/entries'

/** Puts an entry on the timeline: 201 with its sequence number. */
export const POST = endpoint<{ ref: string }>(null, async ({ request, actor, params }) => {
  const body = await readJsonObject(request)
  return answer(201, await recordEntry(actor, params.ref, body, callOptions(request)))
})

/** A page of entries in the order of the record. */
export const GET = endpoint<{ ref: string }>('incident.read', async ({ request, actor, params }) =>
  answer(200, await listEntryResources(actor, params.ref, timelineQuery.parse(searchOf(request)))),
)
