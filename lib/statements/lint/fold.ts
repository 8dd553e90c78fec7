/** Text as the patterns read it, with the place of each of its units in the text that it was made from. */
export interface Folded {
  readonly text: string
  /** Index in the source by index in `text`; one more at the end. */
  readonly at: readonly number[]
}

/** Letters of other alphabets that pass for Latin ones. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ј: 'j', ԁ: 'd', һ: 'h', ո: 'n' },
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X', І: 'I', Ѕ: 'S' },
  ...{ ο: 'o', ν: 'v', Ν: 'N', Ο: 'O', ı: 'i', ʼ: "'", '‘': "'", '’': "'", '“': '"', '”': '"', '‐': '-', '‑': '-' },
}

const invisible = /[\u200B-\u200F\u2060\uFEFF\u00AD\p{M}]/u
const emphasis = /[*_~`]/

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 128) return emphasis.test(character) ? '' : /\s/.test(character) ? ' ' : character
  if (invisible.test(character)) return ''
  const known = lookAlikes[character]
  if (known !== undefined) return known
  return character.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s/g, ' ')
}

/**
 * Brings characters that look like what they are not back to what they look like, drops emphasis and what can't be seen,
 * and makes every run of blanks one. `masks` are ranges of the source that read as `§`: bound to the record, not looked at.
 */
export function fold(source: string, masks: readonly (readonly [number, number])[] = []): Folded {
  const masked = new Uint8Array(source.length)
  for (const [from, to] of masks) masked.fill(1, from, to)
  let text = ''
  const at: number[] = []
  let index = 0
  for (const character of source) {
    const piece = masked[index] === 1 ? '§' : foldCharacter(character)
    for (const unit of piece === ' ' && text.endsWith(' ') ? '' : piece) {
      text += unit
      for (let unitIndex = 0; unitIndex < unit.length; unitIndex++) at.push(index)
    }
    index += character.length
  }
  at.push(source.length)
  return { text, at }
}
