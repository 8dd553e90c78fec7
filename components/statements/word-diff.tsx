import type { DiffSegment, WordDiff } from '@/lib/statements/diff'

/** Unchanged runs longer than this many characters fold in the middle. */
const foldOver = 400
const keepEach = 120

function Same({ text }: { text: string }) {
  if (text.length <= foldOver) return text
  return (
    <>
      {text.slice(0, keepEach)}
      <details className="my-1 [&[open]>summary]:hidden">
        <summary className="link min-h-6 w-fit py-1 text-meta pointer-coarse:py-3">
          … {text.length - 2 * keepEach} unchanged characters
        </summary>
        {text.slice(keepEach, -keepEach)}
      </details>
      {text.slice(-keepEach)}
    </>
  )
}

function Segment({ segment: { kind, text } }: { segment: DiffSegment }) {
  if (kind === 'same') return <Same text={text} />
  if (kind === 'added')
    return (
      <ins className="bg-add-bg text-add no-underline">
        <span aria-hidden className="mx-0.5 select-none font-strong">
          +
        </span>
        {text}
      </ins>
    )
  return (
    <del className="bg-remove-bg text-remove">
      <span aria-hidden className="mx-0.5 inline-block select-none font-strong">
        −
      </span>
      {text}
    </del>
  )
}

/** The difference of two texts by word, with its sum in words: signs and marks, never colour alone. */
export function WordDiffView({ diff }: { diff: WordDiff }) {
  let offset = 0
  return (
    <div>
      <p className="mb-2 font-medium">
        {diff.added} {diff.added === 1 ? 'word' : 'words'} added, {diff.removed} removed
      </p>
      <div className="max-w-reading whitespace-pre-wrap text-reading">
        {diff.segments.map((segment) => {
          offset += segment.text.length + 1
          return <Segment key={`${segment.kind}${offset}`} segment={segment} />
        })}
      </div>
    </div>
  )
}
