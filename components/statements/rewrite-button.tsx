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

/** Puts what the record supports in place of the whole sentence. */
export function RewriteButton({ mark, body, rendered, take }: RewriteButtonProps) {
  const { rewrite, sentenceStart, sentenceEnd, waived } = mark
  if (!rewrite || waived) return null
  const range = { from: sentenceStart, to: sentenceEnd }
  return (
    <Button
      size="small"
      className="mt-1 h-auto min-h-7 max-w-full whitespace-normal py-1 text-left"
      onClick={() => take(replaceInDraft(body, rendered.parts, range, rewrite.body))}
    >
      Replace the sentence: {rewrite.label}
    </Button>
  )
}
