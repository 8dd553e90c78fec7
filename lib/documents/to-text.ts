import { type Block, type Document, drillWords } from '@/lib/documents/model'
import { formatTime } from '@/lib/time'

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.text
    case 'list':
      return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${item}`).join('\n')
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'table':
      return [block.head, ...block.rows].map((row) => row.join(' | ')).join('\n')
    case 'quote':
      return [...block.text.split('\n'), ...(block.source ? [`(${block.source})`] : [])]
        .map((line) => `> ${line}`.trimEnd())
        .join('\n')
  }
}

/** The line at the foot of every page: who may read it, what it is filed under, when its facts were true. */
export function footLine({ classification, reference, asOf }: Document): string {
  return [classification, reference, `As of ${formatTime(asOf, 'UTC')}`].filter((part) => part !== null).join(' · ')
}

/** The document as plain text, its parts parted by empty lines. */
export function toText(document: Document): string {
  const head = [
    ...(document.drill ? [drillWords] : []),
    document.title,
    ...(document.subtitle ? [document.subtitle] : []),
  ]
  return `${[...head, ...document.blocks.map(blockText), footLine(document)].join('\n\n')}\n`
}
