import 'server-only'
import { type ComponentProps, createElement, Fragment, type ReactElement } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { cn } from '@/lib/cn'
import { plainParagraphs } from './plain-text'
import { remembering } from './recent'

/** No images: a picture from elsewhere would tell its server who reads the incident. */
const schema = { ...defaultSchema, tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img') }

/** A heading inside a note never competes with those of the page. */
function NoteHeading({ children }: { children?: React.ReactNode }) {
  return <p className="font-strong">{children}</p>
}

/** Alignment comes as a style attribute, which the content security policy refuses: it becomes a class. */
function alignment(style: React.CSSProperties | undefined) {
  return style?.textAlign === 'right' ? 'text-right' : style?.textAlign === 'center' ? 'text-center' : 'text-left'
}

const components: Components = {
  h1: NoteHeading,
  h2: NoteHeading,
  h3: NoteHeading,
  h4: NoteHeading,
  h5: NoteHeading,
  h6: NoteHeading,
  a: ({ href, children }) => (
    <a href={href} rel="noreferrer nofollow" className="link">
      {children}
    </a>
  ),
  ul: ({ children }) => <ul className="list-disc pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="list-decimal pl-6">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-control border-l-2 pl-3 text-muted">{children}</blockquote>
  ),
  code: ({ children }) => <code className="rounded-control bg-sunken px-1 font-mono text-[0.9em]">{children}</code>,
  pre: ({ children }) => <pre className="overflow-x-auto rounded-control bg-sunken p-3 text-dense">{children}</pre>,
  input: ({ checked }) => <span>{checked ? '☑' : '☐'} </span>,
  table: ({ children }) => <table className="border-collapse">{children}</table>,
  th: ({ style, children }) => (
    <th className={cn('border border-hairline bg-surface px-2 py-1 font-medium', alignment(style))}>{children}</th>
  ),
  td: ({ style, children }) => <td className={cn('border border-hairline px-2 py-1', alignment(style))}>{children}</td>,
}

function parsed(text: string): ReactElement {
  return (
    <>
      {ReactMarkdown({
        children: text,
        remarkPlugins: [remarkGfm],
        rehypePlugins: [[rehypeSanitize, schema]],
        components,
      })}
    </>
  )
}

/** Entries never change, and a page has hundreds: each text is parsed once while it is being read. */
const body = remembering(2000, (text) => {
  const paragraphs = plainParagraphs(text)
  if (!paragraphs) return parsed(text)
  return createElement(Fragment, null, ...paragraphs.map((paragraph) => createElement('p', null, paragraph)))
})

export interface MarkdownProps extends ComponentProps<'div'> {
  text: string
}

/** Text as people typed it, with GitHub's markdown. No raw HTML, no images, no style attributes. Server only. */
export function Markdown({ text, className, ...props }: MarkdownProps) {
  return (
    <div {...props} className={cn('flex max-w-reading flex-col gap-2 [&_p]:whitespace-pre-line', className)}>
      {body(text)}
    </div>
  )
}
