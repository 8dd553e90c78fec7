import {
  BorderStyle,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block } from '@/lib/documents/model'

/** The name of the numbering that ordered lists use; each list counts in an instance of its own. */
export const orderedList = 'ordered'

const line = { style: BorderStyle.SINGLE, size: 4, color: 'D5D9E0' } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const borders = { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none }
const pageWidth = 9026

/** A text as runs: a newline breaks the line within the paragraph. */
export function runs(text: string, style: { color?: string; bold?: boolean; size?: number } = {}): TextRun[] {
  return text.split('\n').map((part, at) => new TextRun({ ...style, text: part, ...(at > 0 ? { break: 1 } : {}) }))
}

function cell(text: string, width: number, head: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, right: 120 },
    ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'ECEEF2' } } : {}),
    children: [new Paragraph({ children: runs(text, { bold: head }) })],
  })
}

function row(cells: readonly string[], widths: readonly number[], head: 'row' | 'first' | 'none'): TableRow {
  return new TableRow({
    cantSplit: true,
    tableHeader: head === 'row',
    children: cells.map((text, at) => cell(text, widths[at] ?? 0, head === 'row' || (head === 'first' && at === 0))),
  })
}

function table(rows: TableRow[], columnWidths: readonly number[]): Table {
  const width = { size: pageWidth, type: WidthType.DXA }
  return new Table({ rows, borders, columnWidths: [...columnWidths], layout: TableLayoutType.FIXED, width })
}

/** A paragraph after a table, without which Word runs the next one into it. */
const gap = () => new Paragraph({ spacing: { after: 80 }, children: [] })

/** One part of a document as Word's own headings, lists and tables. `list` counts the ordered lists before it. */
export function docxBlock(block: Block, list: number): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading': {
      const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2
      return [new Paragraph({ heading, keepNext: true, children: runs(block.text) })]
    }
    case 'paragraph':
      return [new Paragraph({ spacing: { after: 160 }, widowControl: true, children: runs(block.text) })]
    case 'list': {
      const numbering = { reference: orderedList, level: 0, instance: list }
      const mark = block.ordered ? { numbering } : { bullet: { level: 0 } }
      return block.items.map((item) => new Paragraph({ ...mark, keepLines: true, children: runs(item) }))
    }
    case 'facts': {
      const widths = [Math.round(pageWidth * 0.32), Math.round(pageWidth * 0.68)]
      return [
        table(
          block.rows.map(({ label, value }) => row([label, value], widths, 'first')),
          widths,
        ),
        gap(),
      ]
    }
    case 'table': {
      const widths = block.head.map(() => Math.floor(pageWidth / Math.max(1, block.head.length)))
      const rows = [row(block.head, widths, 'row'), ...block.rows.map((cells) => row(cells, widths, 'none'))]
      return [table(rows, widths), gap()]
    }
    case 'quote': {
      const border = { left: { style: BorderStyle.SINGLE, size: 12, color: '7B8494', space: 8 } }
      const source = block.source ? runs(`\n${block.source}`, { color: '4A5362', size: 18 }) : []
      const indent = { left: 240 }
      return [new Paragraph({ border, indent, spacing: { after: 160 }, children: [...runs(block.text), ...source] })]
    }
  }
}
