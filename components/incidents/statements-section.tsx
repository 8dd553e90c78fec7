import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import type { LinkedStatement } from '@/lib/incidents/queries/around'

export interface StatementsSectionProps {
  reference: string
  statements: readonly LinkedStatement[]
  mayDraft: boolean
  mayRead: boolean
}

/** What is said about the incident, and whether it still holds. */
export function StatementsSection({ reference, statements, mayDraft, mayRead }: StatementsSectionProps) {
  return (
    <Section
      id="statements"
      title="Statements"
      actions={
        mayDraft && (
          <Link href={`/incidents/${reference}/statements/new`} className="link">
            Draft a statement
          </Link>
        )
      }
    >
      {statements.length === 0 ? (
        <p className="text-muted">
          {mayRead ? 'Nothing has been drafted about this incident.' : 'Your roles do not show statements.'}
        </p>
      ) : (
        <ul className="flex flex-col gap-3">
          {statements.map(({ reference: statement, title, state, standing }) => (
            <li key={statement} className="flex flex-col items-start gap-1">
              <Link href={`/statements/${statement}`} className="link">
                {statement} {title}
              </Link>
              <span className="flex flex-wrap gap-1.5">
                <StatusBadge status={state} />
                {standing && state === 'published' && <StatusBadge status={standing} />}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayRead && (
        <Link href={`/incidents/${reference}/regulator`} className="link mt-3 inline-block">
          Form for the authority
        </Link>
      )}
    </Section>
  )
}
