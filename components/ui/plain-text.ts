/** Anything that markdown, or its tables and bare links, could take for markup. When in doubt it counts as markup. */
const markup = /[\\*_`[\]<>&~|@\t\r\u00a0]|:\/\/|www\.|^ *(?:#|[-+=]|\d+[.)])|^ {4}| {2}\n/im

/** The paragraphs of a text that holds no markup; null when it has to be parsed. */
export function plainParagraphs(text: string): string[] | null {
  if (markup.test(text)) return null
  return text
    .split(/\n *(?:\n *)+/)
    .map((paragraph) => paragraph.replace(/ *\n */g, '\n').trim())
    .filter((paragraph) => paragraph !== '')
}
