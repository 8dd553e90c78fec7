import type { ReactNode } from 'react'
import Markdown, { type Components } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'

/** What can't be anything but plain text needs no parser; most entries are such. */
const syntax = /[*_`#>[\]|~<\\&]|^\s*(?:[-+]|\d+[.)])\s|https?:|www\.|@|\n\s*\n| {2}\n/m

const heading = ({ children }: { children?: ReactNode }) => <p className="font-strong">{children}</p>

/** Headings don't break the page's own outline, images are not fetched, links leave without a trace. */
const components: Components = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  a: ({ href, children }) => (
    <a href={href} rel="noopener noreferrer" className="link">
      {children}
    </a>
  ),
  img: ({ alt, src }) => <span>[image: {alt || String(src ?? '')}]</span>,
}

const most = 2_000
const known = new Map<string, ReactNode>()

function parsed(text: string): ReactNode {
  return (
    <div className="prose">
      {Markdown({ children: text, components, remarkPlugins: [remarkGfm], rehypePlugins: [rehypeSanitize] })}
    </div>
  )
}

/** A text as people wrote it, for the page: plain text as it is, markdown as elements. Entries never change, so they are kept. */
export function markdown(text: string): ReactNode {
  if (!syntax.test(text)) return text
  const before = known.get(text)
  if (before) return before
  const made = parsed(text)
  if (known.size >= most) known.delete(known.keys().next().value ?? '')
  known.set(text, made)
  return made
}
