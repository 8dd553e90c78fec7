import 'server-only'
import type { CSSProperties, ReactNode } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { remembering } from './recent'

/** No images: a picture from elsewhere would tell its server who reads the incident. */
const schema = { ...defaultSchema, tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img') }

/** What can't be anything but plain text needs no parser; most entries are such. */
const syntax = /[*_`#>[\]|~<\\&]|^\s*(?:[-+]|\d+[.)])\s|https?:|www\.|@|\n\s*\n| {2}\n/m

/** A heading inside a note never competes with those of the page. */
const heading = ({ children }: { children?: ReactNode }) => <p className="font-strong">{children}</p>

/** Alignment comes as a style attribute, which the content security policy refuses: it becomes a class. */
function alignment(style: CSSProperties | undefined) {
  return style?.textAlign === 'right' ? 'text-right' : style?.textAlign === 'center' ? 'text-center' : 'text-left'
}

/** A table can be wider than a phone: then it scrolls by itself, and what scrolls has to be reachable by keyboard. */
const reachable = { tabIndex: 0 } as const

const components: Components = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  a: ({ href, children }) => (
    <a href={href} rel="noreferrer nofollow" className="link">
      {children}
    </a>
  ),
  input: ({ checked }) => <span>{checked ? '☑' : '☐'} </span>,
  table: ({ children }) => (
    <section {...reachable} aria-label="Table" className="overflow-x-auto">
      <table className="wrap-normal">{children}</table>
    </section>
  ),
  th: ({ style, children }) => <th className={alignment(style)}>{children}</th>,
  td: ({ style, children }) => <td className={alignment(style)}>{children}</td>,
}

/** Entries never change, and a page has hundreds: each text is parsed once while it is being read. */
const parsed = remembering(2000, (text) => (
  <div className="prose">
    {ReactMarkdown({
      children: text,
      components,
      remarkPlugins: [remarkGfm],
      rehypePlugins: [[rehypeSanitize, schema]],
    })}
  </div>
))

/**
 * A text as people wrote it, with GitHub's markdown: plain text as it is, anything else as elements. No raw HTML, no
 * images, no style attributes. Server only.
 */
export function markdown(text: string): ReactNode {
  return syntax.test(text) ? parsed(text) : text
}
