import { currentActor } from '@/lib/auth/session'
import { askedColumns } from '@/lib/collectors/columns'
import { csvHead, csvLines } from '@/lib/collectors/csv'
import { filterQuery, readCollectorAddress } from '@/lib/collectors/list-address'
import { countCollectors } from '@/lib/collectors/queries/counts'
import { eachCollector } from '@/lib/collectors/queries/export'
import { problem } from '@/lib/failure'
import { log } from '@/lib/log'
import { recordCollectorExport } from '@/lib/programs/commands/export'
import { getProgram } from '@/lib/programs/queries/program'

type Take = (text: string) => void

/** The text as a stream of bytes; an error on the way breaks the download off instead of ending it. */
function streamed(write: (take: Take) => Promise<void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let gone = false
  return new ReadableStream({
    async start(controller) {
      try {
        await write((text) => {
          if (gone) throw new Error('the reader has gone')
          controller.enqueue(encoder.encode(text))
        })
        controller.close()
      } catch (err) {
        if (gone) return
        log.error({ err }, 'an export of collectors broke off')
        controller.error(err)
      }
    },
    cancel() {
      gone = true
    },
  })
}

function fileName(slug: string): string {
  const at = new Date().toISOString().slice(0, 16).replaceAll(/[-:]/g, '')
  return `collectors-${slug}-${at}Z.csv`
}

/** The collectors that the address asks for, all of them, as CSV. Recorded before the first line leaves. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  try {
    const [actor, { slug }] = [await currentActor(), await params]
    const search = new URL(request.url).searchParams
    const { filter } = readCollectorAddress(Object.fromEntries(search))
    const { id: programId, phase } = await getProgram(actor, slug)
    const columns = askedColumns(search.get('columns') ?? undefined, phase !== 'running' && phase !== 'ramping')
    const { matching: count } = await countCollectors(actor, slug, filter)
    await recordCollectorExport(actor, { programId, filter: filterQuery(filter), columns: [...columns], count })
    const body = streamed(async (take) => {
      take(csvHead(columns))
      await eachCollector(actor, slug, filter, (rows) => take(csvLines(columns, rows)))
    })
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName(slug)}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  } catch (thrown) {
    return problem(thrown)
  }
}
