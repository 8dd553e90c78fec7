/** Text as the patterns read it, with the place of each of its units in the text that it was made from. */
export interface Folded {
  readonly text: string
  /** Index in the source by index in `text`; one more at the end. */
  readonly at: readonly number[]
  /** Index in the source at which the character of each unit ends: a pair of surrogates is not cut in two. */
  readonly ends: readonly number[]
}

/** Letters of other alphabets that pass for Latin ones. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ј: 'j', ԁ: 'd', һ: 'h', ո: 'n' },
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X', І: 'I', Ѕ: 'S' },
  ...{ ӏ: 'l', ԛ: 'q', ԝ: 'w', ɡ: 'g', ɑ: 'a', ɩ: 'i', ι: 'i', α: 'a', ε: 'e', κ: 'k', ρ: 'p', τ: 't', υ: 'u', ϲ: 'c' },
  ...{ Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X' },
  ...{ ο: 'o', ν: 'v', Ν: 'N', Ο: 'O', ı: 'i', ʼ: "'", '‘': "'", '’': "'", '“': '"', '”': '"', '‐': '-', '‑': '-' },
}

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{M}\u2800]/u
const emphasis = /[*_~`]/

/** Mark-up that somebody typed: tags say nothing, and entities of blanks are blanks. */
const markUp = /<\/?[a-z][^<>\n]{0,80}>|&(?:nbsp|ensp|emsp|thinsp|#160|shy|zwj|zwnj);/gi

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 128) return emphasis.test(character) ? '' : /\s/.test(character) ? ' ' : character
  if (invisible.test(character)) return ''
  const known = lookAlikes[character]
  if (known !== undefined) return known
  return character.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s/g, ' ')
}

/** `1`: bound to the record, not looked at. `2`: mark-up, where only the `&` of an entity reads as a blank. */
function foldMasked(mask: number, character: string): string {
  if (mask === 0) return foldCharacter(character)
  return mask === 1 ? '§' : character === '&' ? ' ' : ''
}

/**
 * Brings characters that look like what they are not back to what they look like, drops emphasis, mark-up and what can't be seen,
 * and makes every run of blanks one. `masks` are ranges of the source that read as `§`: bound to the record, not looked at.
 */
export function fold(source: string, masks: readonly (readonly [number, number])[] = []): Folded {
  const masked = new Uint8Array(source.length)
  for (const {
    index,
    0: { length },
  } of source.matchAll(markUp))
    masked.fill(2, index, index + length)
  for (const [from, to] of masks) masked.fill(1, from, to)
  let text = ''
  const at: number[] = []
  const ends: number[] = []
  let index = 0
  for (const character of source) {
    const piece = foldMasked(masked[index] ?? 0, character)
    for (const unit of piece === ' ' && text.endsWith(' ') ? '' : piece) {
      text += unit
      for (let unitIndex = 0; unitIndex < unit.length; unitIndex++) {
        at.push(index)
        ends.push(index + character.length)
      }
    }
    index += character.length
  }
  at.push(source.length)
  return { text, at, ends }
}

/** The place of a pattern’s first match in the source of a folded text; null without one. */
export function placeIn({ text, at, ends }: Folded, pattern: RegExp): readonly [start: number, end: number] | null {
  const match = pattern.exec(text)
  if (!match || match[0] === '') return null
  return [at[match.index] ?? 0, ends[match.index + match[0].length - 1] ?? 0]
}
