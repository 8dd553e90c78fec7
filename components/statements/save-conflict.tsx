'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { FormState } from '@/lib/form-values'
import { diffWords, splitWords } from '@/lib/statements/diff'
import { type MergePiece, mergeDrafts, mergedText } from '@/lib/statements/merge'
import { WordDiffView } from './word-diff'

/** What stands on the server now, as the conflict carries it. */
export interface Standing {
  readonly version: number
  readonly number: number
  readonly title: string
  readonly audience: string
  readonly body: string
}

/** What the server answered to a save on top of somebody else's, if it did. */
export function conflictOf({ result }: FormState): Standing | null {
  // Only the revising command answers with a conflict, and it carries this.
  return result?.ok === false && result.code === 'conflict' && result.current ? (result.current as Standing) : null
}

export interface SaveConflictProps {
  /** What both began with; null where the form did not say. */
  base: string | null
  theirs: Standing
  mine: string
  /** Takes a text into the field. */
  take: (body: string) => void
}

type Side = 'mine' | 'theirs'
type ConflictPiece = Extract<MergePiece, { kind: 'conflict' }>

function Conflict({ piece, number, choose }: { piece: ConflictPiece; number: number; choose: (side: Side) => void }) {
  const name = useId()
  return (
    <fieldset className="my-2 rounded-control border border-warn p-2">
      <legend className="px-1 font-medium">
        Conflict {number}: both changed “{piece.base}”
      </legend>
      {(['theirs', 'mine'] as const).map((side) => (
        <label key={side} className="flex min-h-6 gap-2 py-1">
          <input type="radio" name={name} onChange={() => choose(side)} className="mt-1 size-4 accent-accent" />
          <span>
            <span className="font-medium">{side === 'mine' ? 'Yours' : 'Theirs'}:</span> {piece[side] || '(deleted)'}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** Both texts put together; where they differ on the same words, somebody has to choose before it can be taken. */
function Merged({
  base,
  theirs,
  mine,
  take,
}: {
  base: string
  theirs: string
  mine: string
  take: (body: string) => void
}) {
  const [chosen, setChosen] = useState<Readonly<Record<number, Side>>>({})
  const pieces = mergeDrafts(base, mine, theirs)
  const conflicts = pieces.filter((piece) => piece.kind === 'conflict')
  const merged = mergedText(
    pieces,
    conflicts.map((_, at) => chosen[at] ?? null),
  )
  return (
    <>
      <h3 className="mt-3 font-medium text-text">Both put together</h3>
      <p className="text-text">
        {conflicts.length === 0
          ? 'You changed different words. This is a proposal: read it before you take it.'
          : `${conflicts.length} ${conflicts.length === 1 ? 'place was' : 'places were'} changed by both. Choose for each.`}
      </p>
      {conflicts.map((piece, at) => (
        <Conflict
          key={piece.at}
          piece={piece}
          number={at + 1}
          choose={(side) => setChosen((before) => ({ ...before, [at]: side }))}
        />
      ))}
      {merged !== null && (
        <>
          <pre className="mt-1 whitespace-pre-wrap rounded-control border border-hairline bg-bg p-3 font-sans text-text">
            {merged}
          </pre>
          <Button size="small" className="mt-2" onClick={() => take(merged)}>
            Take this text
          </Button>
        </>
      )}
    </>
  )
}

/** Two people saved: what both began with, what each made of it, and a proposal; nothing is chosen for anyone. */
export function SaveConflict({ base, theirs, mine, take }: SaveConflictProps) {
  const [written] = useState(mine)
  const from = base ?? theirs.body
  return (
    <Callout tone="warn" title={`Version ${theirs.number} was saved while you wrote`} role="alert">
      <p>Your text is below, untouched. Take over what you need, then save it as the next version.</p>
      {base !== null && (
        <>
          <h3 className="mt-3 font-medium text-text">Theirs: what version {theirs.number} changed</h3>
          <div className="text-text">
            <WordDiffView diff={diffWords(splitWords(base), splitWords(theirs.body))} />
          </div>
        </>
      )}
      <h3 className="mt-3 font-medium text-text">
        {base === null ? `From version ${theirs.number} to yours` : 'Yours: what you changed'}
      </h3>
      <div className="text-text">
        <WordDiffView diff={diffWords(splitWords(from), splitWords(written))} />
      </div>
      {base !== null && <Merged base={base} theirs={theirs.body} mine={written} take={take} />}
    </Callout>
  )
}
