import type { Block, Document } from '@/lib/documents/model'
import { headerRows } from '@/lib/statements/header'
import type { StatementDetail } from '@/lib/statements/queries/statement'
import { slotLines } from '@/lib/statements/slots'

/** A slot’s line with rows under it becomes a heading and a list; a line with its words stays one paragraph. */
function blocksOf(paragraph: string, labels: readonly string[]): Block[] {
  const blocks: Block[] = []
  let items: string[] | null = null
  for (const row of paragraph.split('\n').map((one) => one.trim())) {
    const label = labels.find((one) => row === one)
    if (label) {
      items = []
      blocks.push({ type: 'heading', level: 2, text: label.replace(/:$/, '') }, { type: 'list', ordered: false, items })
    } else if (items && !labels.some((one) => row.startsWith(one))) items.push(row)
    else if (row !== '') {
      items = null
      blocks.push({ type: 'paragraph', text: row })
    }
  }
  return blocks.filter((block) => block.type !== 'list' || block.items.length > 0)
}

/** The version that stands now with its header, for reading on paper: what it is worth is said at its head and foot. */
export function workingCopy(statement: StatementDetail): Document {
  const { title, version, kind, state, incident, outgoing, reference } = statement
  const labels = slotLines(kind)
  const published = state === 'published'
  const worth = published ? 'Published' : `Version ${version.number}, not published`
  return {
    title,
    subtitle: worth,
    classification: `Internal – ${worth.toLowerCase()}`,
    ...{ drill: incident.drill, asOf: outgoing.asOf, reference },
    blocks: [
      { type: 'facts', rows: headerRows(statement) },
      ...version.renderedText.split(/\n{2,}/).flatMap((paragraph) => blocksOf(paragraph, labels)),
    ],
  }
}
