/** The words of a name without case, accents and punctuation. */
export function wordsOfName(name: string): string[] {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** Whether two names are one person’s in another spelling: `Ana Silva`, `ana  silva`, `Silva, Ana`. */
export function isSameName(a: string, b: string): boolean {
  return wordsOfName(a).sort().join(' ') === wordsOfName(b).sort().join(' ')
}
