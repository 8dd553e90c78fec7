import Link from 'next/link'
import { FallenFlag } from '@/components/statements/fallen-flag'
import { Section } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import type { LinkedStatement } from '@/lib/incidents/queries/around'
import type { StatementKind } from '@/lib/statements/model'

export interface StatementsSectionProps {
  reference: string
  statements: readonly LinkedStatement[]
  /** The kinds that the viewer may write. */
  kinds: readonly StatementKind[]
  mayRead: boolean
}

const shortcuts = [
  { kind: 'leadership_brief', label: 'Draft a brief' },
  { kind: 'q_and_a', label: 'Draft a Q&A' },
] as const

/** What is said about the incident, and whether it still holds. */
export function StatementsSection({ reference, statements, kinds, mayRead }: StatementsSectionProps) {
  return (
    <Section
      id="statements"
      title="Statements"
      actions={
        kinds.length > 0 && (
          <span className="flex flex-wrap gap-x-3">
            <Link href={`/incidents/${reference}/statements/new`} className="link">
              Draft a statement
            </Link>
            {shortcuts
              .filter(({ kind }) => kinds.includes(kind))
              .map(({ kind, label }) => (
                <Link key={kind} href={`/incidents/${reference}/statements/new?kind=${kind}`} className="link">
                  {label}
                </Link>
              ))}
          </span>
        )
      }
    >
      {statements.length === 0 ? (
        <p className="text-muted">
          {mayRead ? 'Nothing has been drafted about this incident.' : 'Your roles do not show statements.'}
        </p>
      ) : (
        <ul className="flex flex-col gap-3">
          {statements.map(({ reference: statement, title, kind, state, standing, fallen, correction }) => (
            <li key={statement} className="flex flex-col items-start gap-1">
              <Link href={`/statements/${statement}`} className="link">
                {statement} {title}
              </Link>
              <span className="flex flex-wrap gap-1.5">
                <StatusBadge status={state} />
                {standing && state === 'published' && <StatusBadge status={standing} />}
              </span>
              {fallen && standing && standing !== 'current' && (
                <FallenFlag
                  {...{ statement, standing, fallen, correction }}
                  incident={reference}
                  may={{ open: true, draft: kinds.some((own) => kind === 'correction' || own === kind) }}
                />
              )}
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
