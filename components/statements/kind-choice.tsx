import Link from 'next/link'
import { cn } from '@/lib/cn'
import { type StatementKind, statementKindRules } from '@/lib/statements/model'

/** The kinds that the reader may write, as links: each opens the form with that kind's first draft, without script too. */
export function KindChoice({
  incident,
  kinds,
  chosen,
}: {
  incident: string
  kinds: readonly StatementKind[]
  chosen: StatementKind
}) {
  return (
    <nav aria-label="Kind of statement" className="mb-4 grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
      {kinds.map((kind) => {
        const { label, purpose } = statementKindRules[kind]
        const current = kind === chosen
        return (
          <Link
            key={kind}
            href={`/incidents/${incident}/statements/new?kind=${kind}`}
            aria-current={current ? 'page' : undefined}
            className={cn(
              'rounded-control border px-3 py-2',
              current
                ? 'border-accent bg-surface outline-2 outline-accent -outline-offset-2'
                : 'border-control bg-bg hover:bg-surface',
            )}
          >
            <span className="block font-medium">{label}</span>
            <span className="block text-meta text-muted">{purpose}</span>
          </Link>
        )
      })}
    </nav>
  )
}
