import { type Document, drillWords } from '@/lib/documents/model'
import { escapeHtml } from '@/lib/publications/html'
import type { Outgoing } from '@/lib/publications/model'
import { formatTime } from '@/lib/time'

/** The parts of what goes out, in order: a drill's banner, the title, the text's paragraphs, when it was true. */
function partsOf({ title, text, asOf, drill }: Outgoing): {
  banner: string[]
  title: string
  paragraphs: string[]
  foot: string
} {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '')
  return { banner: drill ? [drillWords] : [], title, paragraphs, foot: `As of ${formatTime(asOf, 'UTC')}` }
}

/**
 * The exact words that go out, on every channel: what is mailed, posted, copied and shown in public is this, byte for
 * byte. Lines end in \n, and so does the text.
 */
export function outgoingText(outgoing: Outgoing): string {
  const { banner, title, paragraphs, foot } = partsOf(outgoing)
  return `${[...banner, title, ...paragraphs, foot].join('\n\n')}\n`
}

/** The same words as HTML without classes or styles: for mail and for the public page. */
export function outgoingHtml(outgoing: Outgoing): string {
  const { banner, title, paragraphs, foot } = partsOf(outgoing)
  const paragraph = (text: string) => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`
  return [
    ...banner.map((words) => `<p><strong>${escapeHtml(words)}</strong></p>`),
    `<h2>${escapeHtml(title)}</h2>`,
    ...paragraphs.map(paragraph),
    paragraph(foot),
  ].join('\n')
}

/** The same words as a document, for Word and PDF. Readers outside learn no reference. */
export function outgoingDocument(outgoing: Outgoing): Document {
  const { title, paragraphs } = partsOf(outgoing)
  const blocks = paragraphs.map((text) => ({ type: 'paragraph', text }) as const)
  return { title, classification: 'Published', drill: outgoing.drill, asOf: outgoing.asOf, reference: null, blocks }
}

/** When a version's words were true: when the latest of its claims was drawn; for words without claims, when they were written. */
export function asOfClaims(claims: readonly { readonly asOf: string }[], writtenAt: string): string {
  return (
    claims
      .map(({ asOf }) => asOf)
      .filter((asOf) => asOf !== '')
      .sort()
      .at(-1) ?? writtenAt
  )
}
