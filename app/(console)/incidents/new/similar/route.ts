import { z } from 'zod'
import { currentActor } from '@/lib/auth/session'
import { problem } from '@/lib/failure'
import { findSimilarIncidents } from '@/lib/incidents/queries/similar'

const input = z.strictObject({ title: z.string().max(400), programIds: z.array(z.uuid()).max(20) })

/** `GET ?title=…&program=<id>`: open incidents that this could repeat, among those that the person may see. */
export async function GET(request: Request): Promise<Response> {
  try {
    const query = new URL(request.url).searchParams
    const asked = input.parse({ title: query.get('title') ?? '', programIds: query.getAll('program') })
    const incidents = await findSimilarIncidents(await currentActor(), asked)
    return Response.json({ incidents }, { headers: { 'cache-control': 'no-store' } })
  } catch (thrown) {
    return problem(thrown)
  }
}
