import { inflateSync } from 'node:zlib'

/** Every object of a PDF by its number, as its dictionary's source and its unpacked stream. */
function objectsOf(pdf: Buffer): Map<string, { source: string; stream: string }> {
  const objects = new Map<string, { source: string; stream: string }>()
  for (const [, number = '', body = ''] of pdf.toString('latin1').matchAll(/(\d+) 0 obj\b(.*?)endobj/gs)) {
    const [source = '', packed] = body.split(/stream\r?\n/)
    const bytes = packed === undefined ? null : Buffer.from(packed, 'latin1')
    const stream = bytes && source.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : ''
    objects.set(number, { source, stream })
  }
  return objects
}

interface Font {
  glyphs: Map<number, string>
  /** How long the code of a glyph is. */
  bytes: 1 | 2
}

const code = (hex: string) => Number.parseInt(hex, 16)
const character = (hex: string) => Buffer.from(hex.padStart(4, '0'), 'hex').swap16().toString('utf16le')

/** What each glyph of a font reads as, from its ToUnicode map. */
function glyphsOf(map: string): Map<number, string> {
  const glyphs = new Map<number, string>()
  for (const [, block = ''] of map.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, glyph = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) glyphs.set(code(glyph), character(to))
  for (const [, block = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let glyph = code(from); glyph <= code(to); glyph += 1)
        glyphs.set(glyph, String.fromCodePoint(code(first) + glyph - code(from)))
  return glyphs
}

/** The pages of a PDF as Chromium prints it, each as the text that a reader of it would copy, without its spaces. */
export function pagesOf(pdf: Buffer): string[] {
  const objects = objectsOf(pdf)
  const reference = (source: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(source)?.[1] ?? ''
  const fonts = new Map<string, Font>()
  for (const { source } of objects.values())
    for (const [, name = '', number = ''] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = objects.get(reference(objects.get(number)?.source ?? '', 'ToUnicode'))
      if (map) fonts.set(name, { glyphs: glyphsOf(map.stream), bytes: map.stream.includes('<00> <FF>') ? 1 : 2 })
    }
  const pages = [...objects.values()].filter(({ source }) => /\/Type \/Page\b(?!s)/.test(source))
  return pages.map(({ source }) => textOf(objects.get(reference(source, 'Contents'))?.stream ?? '', fonts))
}

function textOf(content: string, fonts: Map<string, Font>): string {
  let text = ''
  let font: Font | undefined
  for (const [, name, hex = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (name) font = fonts.get(name)
    else
      for (const glyph of hex.match(font?.bytes === 1 ? /../g : /.{4}/g) ?? [])
        text += font?.glyphs.get(code(glyph)) ?? ''
  }
  return text.replaceAll(/\s/g, '')
}
