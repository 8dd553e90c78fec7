import { answer, endpoint } from '@/app/api/v1/endpoint'
import { getIncidentExport } from '@/lib/timeline/queries/export'

/** The record of an incident with its hashes, as `npm run verify -- export.json` takes it. */
export const GET = endpoint<{ ref: string }>('incident.read', async ({ actor, params }) =>
  answer(200, await getIncidentExport(actor, params.ref), {
    'content-disposition': 'attachment; filename="standdown-record.json"',
  }),
)
