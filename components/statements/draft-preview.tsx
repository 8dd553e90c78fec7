import { Section } from '@/components/ui/card'
import { type StatementKind, statementKindRules } from '@/lib/statements/model'
import type { Preview } from '@/lib/statements/preview'
import { StatementText } from './statement-text'

export interface DraftPreviewProps {
  kind: StatementKind
  preview: Preview
}

/** What the wording's own list says of a blocker is not said here again. */
const isWording = (code: string) => /^(?:lint|warned)_/.test(code) || code === 'absence_as_text'

/** The draft as it would read, and everything that keeps it from being submitted. */
export function DraftPreview({ kind, preview }: DraftPreviewProps) {
  const { maxWords } = statementKindRules[kind]
  const { words, blockers, rendered } = preview
  const length = maxWords && words > maxWords ? `${words} words; ${maxWords} at most` : `${words} words`
  const others = blockers.filter(({ code }) => !isWording(code))
  const wording = blockers.length - others.length
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
              {wording > 0 && (
                <li>
                  {wording} {wording === 1 ? 'sentence is' : 'marks are'} to mend:{' '}
                  <a href="#marks" className="link">
                    see Wording
                  </a>
                </li>
              )}
              {others.map(({ reason }) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Section>
  )
}
