import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import { definitions, type PublishedStatement } from '@/lib/dashboard/model'

/** What was said in public, and whether it still holds. */
export function PublishedStatements({ statements }: { statements: readonly PublishedStatement[] }) {
  return (
    <Section
      id="statements"
      title="What was said"
      hint={definitions.statements}
      actions={
        <Link href="/statements?state=published" className="link" data-chrome="">
          All published
        </Link>
      }
    >
      {statements.length === 0 ? (
        <p className="text-muted">Nothing has been published.</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {statements.map((statement) => (
            <li
              key={statement.reference}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0"
            >
              <div className="min-w-0">
                <Link href={`/statements/${statement.reference}`} className="link font-medium">
                  {statement.title}
                </Link>
                <p className="text-muted">
                  {statement.incidentReference}, published <Time at={statement.publishedAt} />
                </p>
              </div>
              <StatusBadge status={statement.standing} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
