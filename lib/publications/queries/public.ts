import 'server-only'
import { db } from '@/lib/db/client'
import { followUpOf } from '@/lib/publications/follow-up'
import type { PublicThreadView, PublicVersion } from '@/lib/publications/model'

const slugPattern = /^[A-Za-z0-9_-]{22}$/
/** As many as an index and its feed hold. */
const longest = 100

interface Row {
  slug: string
  title: string
  text: string
  asOf: Date
  drill: boolean
  publishedAt: Date
  outgoingHash: Uint8Array
  correctsId: string | null
  correctionType: string | null
}

/**
 * What was published of these threads, newest first. Whoever comes may ask, so no actor is asked for: the rows are the
 * published words with their times and nothing else, not even where they belong.
 */
async function readThreads(slug: string | null): Promise<PublicThreadView[]> {
  const rows = await db().$queryRaw<Row[]>`
    WITH RECURSIVE shown AS (
      SELECT t.slug, t."statementId" AS id FROM public_thread t WHERE ${slug}::text IS NULL OR t.slug = ${slug}
      UNION ALL SELECT w.slug, s.id FROM statement s JOIN shown w ON s."correctsId" = w.id
    )
    SELECT w.slug, p.title, p.text, p."asOf", p.drill, p."publishedAt", p."outgoingHash", s."correctsId", s."correctionType"
    FROM shown w JOIN statement_publication p ON p."statementId" = w.id AND p.public JOIN statement s ON s.id = w.id
    ORDER BY p."publishedAt" DESC, p.id DESC`
  const threads = new Map<string, PublicVersion[]>()
  for (const { slug: of, asOf, publishedAt, outgoingHash, correctsId, correctionType, ...words } of rows) {
    const version = {
      ...words,
      asOf: asOf.toISOString(),
      publishedAt: publishedAt.toISOString(),
      outgoingHash: Buffer.from(outgoingHash).toString('hex'),
      followUp: followUpOf({ correctsId, correctionType }),
    }
    threads.set(of, [...(threads.get(of) ?? []), version])
  }
  return [...threads].flatMap(([of, [newest, ...older]]) =>
    newest ? [{ slug: of, versions: [newest, ...older] }] : [],
  )
}

/** The thread at this address; null for every address that has none. */
export async function findPublicThread(slug: string): Promise<PublicThreadView | null> {
  if (!slugPattern.test(slug)) return null
  const [thread] = await readThreads(slug)
  return thread ?? null
}

/** Everything that stands in public, newest first, but drills: those have their address and are listed nowhere. */
export async function listPublicThreads(): Promise<PublicThreadView[]> {
  const threads = await readThreads(null)
  return threads.filter(({ versions }) => !versions[0].drill).slice(0, longest)
}
