const filler = new Set(
  'a an and are at be been but by can for from has have in into is it its many not of off on or our out over some than that the their them they this to too was were who with'.split(
    ' ',
  ),
)

/** The words that a title is about: lower case, without filler, plurals cut, each once, at most 12. */
export function titleWords(title: string): string[] {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !filler.has(word))
    .map((word) => (word.length > 4 ? word.replace(/s$/, '') : word))
  return [...new Set(words)].slice(0, 12)
}

/** Whether two titles seem to tell of the same: at least two words shared, and half of the shorter one's. */
export function areClose(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.filter((word) => b.includes(word)).length
  return shared >= 2 && shared * 2 >= Math.min(a.length, b.length)
}
