import { headers } from 'next/headers'
import { calendarFile } from '@/lib/clocks/calendar-file'
import { markFeedRead } from '@/lib/clocks/commands/feed-read'
import { getCalendar } from '@/lib/clocks/queries/feed'
import { readEnv } from '@/lib/env'
import { NotFound } from '@/lib/errors'
import { problem } from '@/lib/failure'
import { demandOurHost } from '@/lib/our-host'

const common = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }

/** The same for every secret that opens nothing, whatever is wrong with it. */
const unknown = () => new Response('There is no such calendar.\n', { status: 404, headers: common })

/** One person's calendar of clocks, for whoever has its secret address: no cookie, and nothing that its person may not read now. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  try {
    demandOurHost(await headers())
    const secret = (await params).file.replace(/\.ics$/, '')
    const body = calendarFile(await getCalendar(secret), readEnv().publicUrl)
    await markFeedRead(secret)
    return new Response(body, { headers: { ...common, 'content-type': 'text/calendar; charset=utf-8' } })
  } catch (thrown) {
    return thrown instanceof NotFound ? unknown() : problem(thrown)
  }
}
