'use client'

import { Button } from '@/components/ui/button'
import { replaceInDraft } from '@/lib/statements/editor/places'
import type { Mark } from '@/lib/statements/lint/model'
import type { Rendered } from '@/lib/statements/tokens'

export interface RewriteButtonProps {
  mark: Mark
  body: string
  rendered: Rendered
  take: (body: string) => void
}

/** Puts what the record supports in place of the whole sentence; what the text lacks is added below it. */
export function RewriteButton({ mark, body, rendered, take }: RewriteButtonProps) {
  const { rewrite, sentenceStart, sentenceEnd, waived } = mark
  if (!rewrite || waived) return null
  const range = { from: sentenceStart, to: sentenceEnd }
  const lacking = mark.sentence < 0
  // A line that waits to be filled needs no second one.
  if (lacking && body.split('\n').some((row) => row.trim() === rewrite.body.trim())) return null
  const written = () =>
    lacking ? `${body.trimEnd()}\n${rewrite.body}` : replaceInDraft(body, rendered.parts, range, rewrite.body)
  return (
    <Button
      size="small"
      className="mt-1 h-auto min-h-7 max-w-full whitespace-normal py-1 text-left"
      onClick={() => take(written())}
    >
      {lacking ? rewrite.label : `Replace the sentence: ${rewrite.label}`}
    </Button>
  )
}
