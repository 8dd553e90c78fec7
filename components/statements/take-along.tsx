'use client'

import { Button } from '@/components/ui/button'
import { ActForm, type PostAction } from './act-form'

export interface TakeAlongProps {
  statement: { id: string; reference: string }
  text: string
  take: PostAction
}

/** Takes the published words along: copied, or as a file. Each time is kept with who and when. */
export function TakeAlong({ statement: { id: statementId, reference }, text, take }: TakeAlongProps) {
  const copied: PostAction = async (state, form) => {
    // Where the browser refuses, the words stand above to be marked by hand.
    await navigator.clipboard.writeText(text).catch(() => undefined)
    return take(state, form)
  }
  const files = `/api/statements/${encodeURIComponent(reference)}`
  return (
    <div className="flex flex-wrap items-start gap-2">
      <ActForm
        action={copied}
        hidden={{ statementId, reference }}
        label="Copy the words"
        busyLabel="Copying…"
        size="small"
        variant="secondary"
      />
      {[
        ['docx', 'Word file'],
        ['pdf', 'PDF file'],
      ].map(([format, label]) => (
        <form key={format} method="post" action={`${files}/${format}`}>
          <Button type="submit" size="small">
            {label}
          </Button>
        </form>
      ))}
    </div>
  )
}
