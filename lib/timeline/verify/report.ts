import type { Verdict } from './record.ts'

const shownAtMost = 50

const counted = (count: number, word: string) => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`

/** The verdict in words, line by line, with what it can't say. */
export function verdictLines({ streams, entries, problems }: Verdict): string[] {
  const extent = `${counted(entries, 'entry').replace('entrys', 'entries')} in ${counted(streams, 'stream')}`
  const limit =
    'A record that was rewritten from its first entry to its last, head included, is only found by comparing with a copy kept elsewhere.'
  if (problems.length === 0) return [`Verified: ${extent}. Every chain is whole and every hash follows.`, limit]
  const shown = problems
    .slice(0, shownAtMost)
    .map(({ streamId, seq, code, detail }) => `  stream ${streamId || '–'}, entry ${seq}: ${detail} [${code}]`)
  const more = problems.length - shown.length
  return [
    `NOT verified: ${counted(problems.length, 'problem')} in ${extent}.`,
    ...shown,
    ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : []),
  ]
}
