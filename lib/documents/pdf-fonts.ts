import { join } from 'node:path'
import { Font } from '@react-pdf/renderer'

/** The family of every document: DejaVu Sans, which has Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic letters. */
export const documentFont = 'DejaVu Sans'

Font.register({
  family: documentFont,
  src: join(process.cwd(), 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
})
// A word is never cut: what was written is what can be searched for and copied.
Font.registerHyphenationCallback((word) => [word])

async function load(): Promise<void> {
  const descriptor = { fontFamily: documentFont }
  await Font.load(descriptor)
  const font = Font.getFont(descriptor)?.data
  // A glyph remembers the letter that first asked for it. One that was first met as a part of another (the L of Ł)
  // remembers none, and no later document could be searched for it; so each is asked for by its own letter first.
  for (const letter of font?.characterSet ?? []) font?.glyphForCodePoint(letter)
}

let loaded: Promise<void> | undefined

/** Reads the font once per process. */
export function documentFontLoaded(): Promise<void> {
  loaded ??= load()
  return loaded
}
