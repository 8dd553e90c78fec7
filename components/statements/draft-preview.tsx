'use client'

import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import type { StatementKind } from '@/lib/statements/model'
import { statementKindRules } from '@/lib/statements/model'
import type { Preview } from '@/lib/statements/preview'
import { StatementText } from './statement-text'

export interface DraftPreviewProps {
  kind: StatementKind
  preview: Preview
  body: string
  /** Puts another draft in its place: the same with the scoped claim's token for a sentence of plain text. */
  replace: (body: string) => void
}

/** The draft as it would read, and everything that keeps it from being submitted. */
export function DraftPreview({ kind, preview, body, replace }: DraftPreviewProps) {
  const { maxWords } = statementKindRules[kind]
  const { words, blockers, rendered } = preview
  const length = maxWords && words > maxWords ? `${words} words; ${maxWords} at most` : `${words} words`
  return (
    <Section id="preview" title="Preview" hint={length}>
      <StatementText parts={rendered.parts} linked={false} />
      <div aria-live="polite" className="mt-4 border-hairline border-t pt-3">
        {blockers.length === 0 ? (
          <p className="font-medium text-ok">Nothing stands in the way of submitting this text.</p>
        ) : (
          <>
            <p className="font-medium">Before this can be submitted</p>
            <ul className="mt-1 flex list-disc flex-col gap-1.5 pl-5">
              {blockers.map(({ reason, offer, sentence }) => (
                <li key={reason}>
                  {reason}
                  {offer && sentence && (
                    <Button
                      size="small"
                      className="mt-1 max-w-full whitespace-normal"
                      onClick={() => replace(body.replace(sentence, () => offer))}
                    >
                      Replace the sentence with the claim
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Section>
  )
}
