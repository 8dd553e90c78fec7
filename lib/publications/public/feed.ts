import { Feed } from 'feed'
import { followUpWords, type PublicThreadView, type PublicVersion } from '@/lib/publications/model'
import { outgoingHtml } from '@/lib/publications/outgoing'

interface Item {
  readonly slug: string
  readonly version: PublicVersion
  readonly number: number
}

function itemsOf({ slug, versions }: PublicThreadView): Item[] {
  return versions.map((version, at) => ({ slug, version, number: versions.length - at }))
}

/** Every version of these threads as an Atom feed, newest first. `path` is the feed's own address on this origin. */
export function publicFeed(
  threads: readonly PublicThreadView[],
  publicUrl: string,
  path: string,
  title: string,
): string {
  const items = threads.flatMap(itemsOf).sort((a, b) => (a.version.publishedAt < b.version.publishedAt ? 1 : -1))
  const updated = new Date(items[0]?.version.publishedAt ?? 0)
  const id = `${publicUrl}${path}`
  const feed = new Feed({
    id,
    title,
    updated,
    link: id.replace(/\/feed$/, ''),
    language: 'en',
    generator: 'Standdown',
    feedLinks: { atom: id },
  })
  for (const { slug, version, number } of items) {
    const link = `${publicUrl}/s/${slug}#v${number}`
    const label = version.followUp === null ? '' : `${followUpWords[version.followUp]}: `
    const at = new Date(version.publishedAt)
    const drill = version.drill ? 'DRILL: ' : ''
    feed.addItem({
      id: link,
      link,
      title: `${drill}${label}${version.title}`,
      date: at,
      published: at,
      content: outgoingHtml(version),
    })
  }
  return feed.atom1()
}
