import 'server-only'
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  Document as WordDocument,
} from 'docx'
import { docxBlock, orderedList, runs } from '@/lib/documents/docx-blocks'
import { type Document, drillWords } from '@/lib/documents/model'
import { footLine } from '@/lib/documents/to-text'
import { withFixedTimes } from '@/lib/documents/zip-times'

const small = { size: 17, color: '4A5362' }

function footer(document: Document): Footer {
  const page = ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES]
  const children = [new TextRun({ ...small, text: footLine(document) }), new TextRun({ ...small, children: page })]
  return new Footer({
    children: [new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: 9026 }], children })],
  })
}

function drillHeader(): Header {
  const edge = { style: BorderStyle.SINGLE, size: 12, color: '8A4B00', space: 4 }
  const border = { top: edge, bottom: edge, left: edge, right: edge }
  const children = [new TextRun({ text: drillWords, bold: true, color: '8A4B00' })]
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, border, children })] })
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

/** The file's own particulars, with the date of its facts where the library would put the clock's. */
function coreProperties({ title, asOf, classification }: Document): string {
  const at = new Date(asOf).toISOString()
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(classification)}</dc:subject>`,
    `<dc:creator>Standdown</dc:creator>${time('created')}${time('modified')}</cp:coreProperties>`,
  ].join('')
}

function body({ title, subtitle, blocks }: Document) {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) }),
    ...(subtitle ? [new Paragraph({ spacing: { after: 240 }, children: runs(subtitle, { color: '4A5362' }) })] : []),
    ...blocks.flatMap((block, at) => docxBlock(block, at)),
  ]
}

/** The document as a Word file. Equal documents make equal bytes. */
export async function toDocx(document: Document): Promise<Uint8Array> {
  const word = new WordDocument({
    styles: { default: { document: { run: { font: 'Calibri', size: 22 } } } },
    numbering: {
      config: [
        {
          reference: orderedList,
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }],
        },
      ],
    },
    sections: [
      {
        footers: { default: footer(document) },
        ...(document.drill ? { headers: { default: drillHeader() } } : {}),
        children: body(document),
      },
    ],
  })
  const core = { path: 'docProps/core.xml', data: coreProperties(document) }
  return withFixedTimes(new Uint8Array(await Packer.toBuffer(word, undefined, [core])))
}
