import { cn } from '@/lib/cn'
import type { DiffSegment, WordDiff } from '@/lib/statements/diff'
import { DiffSteps } from './diff-steps'

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

interface SegmentProps {
  segment: DiffSegment
  /** Where stepping through the changes stops: at a change's first mark, not again at its second. */
  stop: boolean
}

function Segment({ segment: { kind, text }, stop }: SegmentProps) {
  if (kind === 'same') return <Same text={text} />
  const Tag = kind === 'added' ? 'ins' : 'del'
  return (
    <Tag
      {...(stop && { 'data-change': '', tabIndex: -1 })}
      className={cn('no-underline', kind === 'added' ? 'bg-add-bg text-add' : 'bg-remove-bg text-remove line-through')}
    >
      <span aria-hidden className="mx-0.5 inline-block select-none font-strong">
        {kind === 'added' ? '+' : '−'}
      </span>
      {text}
    </Tag>
  )
}

interface TextProps {
  segments: readonly DiffSegment[]
  /** One side alone, or both in one text. */
  without?: DiffSegment['kind']
  stops: boolean
}

function DiffText({ segments, without, stops }: TextProps) {
  let offset = 0
  return (
    <div className="min-w-0 max-w-reading whitespace-pre-wrap text-reading">
      {segments.map((segment, at) => {
        offset += segment.text.length + 1
        const first = (segments[at - 1]?.kind ?? 'same') === 'same'
        if (segment.kind === without) return null
        return <Segment key={`${segment.kind}${offset}`} segment={segment} stop={stops && first} />
      })}
    </div>
  )
}

export interface WordDiffViewProps {
  diff: WordDiff
  /** Both texts beside each other on wide screens, the older at the left. */
  beside?: { readonly before: string; readonly after: string } | null
  /** Whether n and p step through the changes: for the one comparison of a page. */
  steps?: boolean
}

/** The difference of two texts by word, with its sum in words: signs and marks, never colour alone. */
export function WordDiffView({ diff, beside = null, steps = false }: WordDiffViewProps) {
  const { segments } = diff
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="font-medium">
          {diff.added} {diff.added === 1 ? 'word' : 'words'} added, {diff.removed} removed
        </p>
        {steps && segments.some(({ kind }) => kind !== 'same') && <DiffSteps />}
      </div>
      {beside ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <section aria-label={beside.before} className="min-w-0">
            <h4 className="font-medium text-muted">{beside.before}</h4>
            <DiffText segments={segments} without="added" stops={steps} />
          </section>
          <section aria-label={beside.after} className="min-w-0">
            <h4 className="font-medium text-muted">{beside.after}</h4>
            <DiffText segments={segments} without="removed" stops={false} />
          </section>
        </div>
      ) : (
        <DiffText segments={segments} stops={steps} />
      )}
    </div>
  )
}
