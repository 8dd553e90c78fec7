import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { expect, test } from 'vitest'
import { type Document, drillWords } from '@/lib/documents/model'
import { toDocx } from '@/lib/documents/to-docx'
import { toPdf } from '@/lib/documents/to-pdf'
import { toText } from '@/lib/documents/to-text'

const names = 'Łukasz Žižek, Øyvind Ångström, Zoë Nuñez, Nguyễn Văn Ổn, Їжакевич, Χρυσούλα Ψαρρά – “quoted” … 4 °C'

const brief: Document = {
  title: 'What we know about the folder',
  subtitle: 'For the people concerned',
  classification: 'Internal',
  drill: false,
  asOf: '2026-11-03T14:00:00.000Z',
  reference: 'ST-7K3QF',
  blocks: [
    { type: 'heading', level: 1, text: 'Confirmed' },
    { type: 'paragraph', text: `${names}\nSecond line` },
    { type: 'list', ordered: true, items: ['First step', 'Second step'] },
    { type: 'list', ordered: false, items: ['A point'] },
    { type: 'facts', rows: [{ label: 'Since', value: '2 October 2026' }] },
    { type: 'table', head: ['Clock', 'Due'], rows: [['GDPR 33', '6 Nov 2026, 09:00 UTC']] },
    { type: 'quote', text: 'Earlier words', source: 'Version 1' },
  ],
}

const long: Document = {
  ...brief,
  drill: true,
  blocks: Array.from({ length: 60 }, (_, at) => ({
    type: 'facts' as const,
    rows: [{ label: `Row ${at} begins`, value: `${'word '.repeat(30)}row ${at} ends` }],
  })),
}

async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  return (await extractText(await getDocumentProxy(Uint8Array.from(pdf)), { mergePages: false })).text
}

function partsOf(docx: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(docx)).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

/** Without regard to where a line was broken. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ')
}

test('a PDF gives back every word, letters outside Latin-1 included', async () => {
  const [page = '', ...more] = await pagesOf(await toPdf(brief))
  expect(more).toEqual([])
  for (const words of [
    brief.title,
    names,
    'Second line',
    '2. Second step',
    '• A point',
    'Since 2 October 2026',
    'GDPR 33',
  ])
    expect(flat(page)).toContain(words)
  expect(flat(page)).toContain('Internal · ST-7K3QF · As of 3 Nov 2026, 14:00 UTC')
  expect(flat(page)).toContain('Page 1 of 1')
  expect(page).not.toContain('DRILL')
})

test('decomposed letters come out composed', async () => {
  const decomposed = { ...brief, blocks: [{ type: 'paragraph' as const, text: 'Łódź Ångström'.normalize('NFD') }] }
  expect((await pagesOf(await toPdf(decomposed))).join()).toContain('Łódź Ångström')
})

test('a long PDF says on every page that it is a drill and which page it is, and cuts no row', async () => {
  const pages = await pagesOf(await toPdf(long))
  expect(pages.length).toBeGreaterThan(2)
  for (const [at, page] of pages.entries()) {
    expect(flat(page)).toContain(drillWords)
    expect(flat(page)).toContain(`Page ${at + 1} of ${pages.length}`)
    const begun = [...page.matchAll(/Row (\d+) begins/g)].map(([, row]) => row)
    const ended = [...flat(page).matchAll(/row (\d+) ends/g)].map(([, row]) => row)
    expect(ended).toEqual(begun)
  }
})

test('a Word file gives back every word in headings, lists and tables', async () => {
  const parts = partsOf(await toDocx(brief))
  const xml = parts['word/document.xml'] ?? ''
  const words = xml
    .replace(/<w:br\/>/g, '\n')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '')
  for (const text of [
    brief.title,
    names,
    'First step',
    'A point',
    '2 October 2026',
    'GDPR 33',
    'Earlier words',
    'Version 1',
  ])
    expect(words).toContain(text)
  expect(xml).toContain('w:val="Heading1"')
  expect(xml).toContain('<w:cantSplit/>')
  expect(xml).toContain('<w:tblHeader/>')
  const foot = parts['word/footer1.xml'] ?? ''
  expect(foot).toContain('Internal · ST-7K3QF · As of 3 Nov 2026, 14:00 UTC')
  expect(foot).toContain('NUMPAGES')
})

test('a drill’s Word file says so in the head of every page', async () => {
  expect(Object.values(partsOf(await toDocx(long))).filter((part) => part.includes(drillWords))).toHaveLength(1)
  expect(Object.values(partsOf(await toDocx(brief))).filter((part) => part.includes('DRILL'))).toHaveLength(0)
})

test('equal documents are equal files, dated by their facts', async () => {
  const [pdf, pdfAgain, docx, docxAgain] = [
    await toPdf(brief),
    await toPdf(brief),
    await toDocx(brief),
    await toDocx(brief),
  ]
  expect(Buffer.compare(pdf, pdfAgain)).toBe(0)
  expect(Buffer.compare(docx, docxAgain)).toBe(0)
  const { info } = await getMeta(await getDocumentProxy(pdf))
  expect(info.CreationDate).toContain('20261103140000')
  expect(partsOf(docx)['docProps/core.xml']).toContain('2026-11-03T14:00:00.000Z')
  const later = await toDocx({ ...brief, asOf: '2026-11-04T14:00:00.000Z' })
  expect(Buffer.compare(docx, later)).not.toBe(0)
})

test('as plain text, parts are parted by empty lines', () => {
  expect(toText({ ...long, blocks: brief.blocks.slice(2, 5) })).toBe(
    [
      drillWords,
      '',
      'What we know about the folder',
      '',
      'For the people concerned',
      '',
      '1. First step',
      '2. Second step',
      '',
      '- A point',
      '',
      'Since: 2 October 2026',
      '',
      'Internal · ST-7K3QF · As of 3 Nov 2026, 14:00 UTC',
      '',
    ].join('\n'),
  )
})
