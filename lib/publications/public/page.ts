import { escapeHtml } from '@/lib/publications/html'
import { type FollowUp, followUpWords, type PublicThreadView, type PublicVersion } from '@/lib/publications/model'
import { outgoingHtml } from '@/lib/publications/outgoing'
import { publicStyle } from '@/lib/publications/public/style'
import { diffWords, splitWords } from '@/lib/statements/diff'
import { formatTime } from '@/lib/time'

interface Shell {
  readonly title: string
  readonly feed: string
  readonly body: string
}

function shell({ title, feed, body }: Shell): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="alternate" type="application/atom+xml" title="${escapeHtml(title)}" href="${escapeHtml(feed)}">
<style>${publicStyle}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

/** A moment with its zone, to the second: what was published when is what readers compare. */
function moment(iso: string): string {
  return `<time datetime="${escapeHtml(iso)}">${formatTime(iso, 'UTC', 'seconds')}</time>`
}

const unread: Record<FollowUp, string> = {
  update: 'This statement was updated. The newest words come first.',
  correction: 'This statement was corrected. The newest words come first; what was said before stands below.',
  retraction: 'This statement was retracted. The reason comes first; what was said stands below.',
}

function changes(now: PublicVersion, before: PublicVersion): string {
  const { segments } = diffWords(splitWords(before.text), splitWords(now.text))
  const marked = segments.map(({ kind, text }) => {
    const words = escapeHtml(text)
    return kind === 'added' ? `<ins>${words}</ins>` : kind === 'removed' ? `<del>${words}</del>` : words
  })
  const summary = 'What changed from the version before'
  return `<details><summary>${summary}</summary><p class="changed">${marked.join('')}</p></details>`
}

function article(version: PublicVersion, number: number, before: PublicVersion | undefined): string {
  const label = version.followUp === null ? 'Original' : followUpWords[version.followUp]
  return [
    `<article id="v${number}">`,
    `<p class="meta"><span class="kind">${label}</span> · Version ${number} · Published ${moment(version.publishedAt)}</p>`,
    `<div class="words">\n${outgoingHtml(version)}\n</div>`,
    ...(before ? [changes(version, before)] : []),
    `<p class="meta">SHA-256 of these words: <span class="hash">${version.outgoingHash}</span></p>`,
    '</article>',
  ].join('\n')
}

/**
 * The public page of a statement and all that followed it, newest first, as a whole document. It says what was published
 * and nothing that we have learned since: that a statement no longer holds is told by the correction.
 */
export function publicPage({ slug, versions }: PublicThreadView): string {
  const [newest] = versions
  const notice = newest.followUp === null ? [] : [`<p class="notice">${unread[newest.followUp]}</p>`]
  const articles = versions.map((version, at) => article(version, versions.length - at, versions[at + 1]))
  return shell({
    title: newest.title,
    feed: `/s/${slug}/feed`,
    body: [
      `<h1>${escapeHtml(newest.title)}</h1>`,
      ...notice,
      ...articles,
      `<p class="meta"><a href="/s/${slug}/feed">Follow changes by feed</a></p>`,
    ].join('\n'),
  })
}

/** The list of everything that stands in public, newest first. */
export function publicIndex(threads: readonly PublicThreadView[]): string {
  const rows = threads.map(({ slug, versions: [newest, ...older] }) => {
    const label = newest.followUp === null ? 'Published' : followUpWords[newest.followUp]
    const count = older.length === 0 ? '' : ` · ${older.length + 1} versions`
    const link = `<a href="/s/${slug}">${escapeHtml(newest.title)}</a>`
    return `<li class="row">${link}<p class="meta">${label} ${moment(newest.publishedAt)}${count}</p></li>`
  })
  const feed = '<p class="meta"><a href="/s/feed">Follow by feed</a></p>'
  const body = `<h1>Statements</h1>\n<ul>\n${rows.join('\n')}\n</ul>\n${feed}`
  return shell({ title: 'Statements', feed: '/s/feed', body })
}

/** What any address without a statement shows, whatever it looks like. */
export function publicNothing(): string {
  const words = '<p>There is no statement at this address. It may have been copied incompletely.</p>'
  return shell({ title: 'Not found', feed: '/s/feed', body: `<h1>Not found</h1>\n${words}` })
}
