import Link from 'next/link'
import { FallenFlag } from '@/components/statements/fallen-flag'
import { Section } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/cn'
import { definitions, type PublishedStatement } from '@/lib/dashboard/model'
import { NotPrinted, rowLook } from './not-printed'

/** The latest; the printed brief is one page. */
const printedRows = 4

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
          {statements.map((statement, at) => (
            <li
              key={statement.reference}
              className={cn(
                'flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0 print:flex-nowrap print:py-1',
                rowLook(at, printedRows),
              )}
            >
              <div className="min-w-0">
                <Link href={`/statements/${statement.reference}`} className="link font-medium">
                  {statement.title}
                </Link>
                <p className="text-muted">
                  {statement.incidentReference}, published <Time at={statement.publishedAt} />
                </p>
                {statement.fallen && statement.standing !== 'current' && (
                  <FallenFlag
                    statement={statement.reference}
                    incident={statement.incidentReference}
                    standing={statement.standing}
                    fallen={statement.fallen}
                    correction={statement.correction}
                    may={{ open: statement.mayOpen, draft: statement.mayDraft }}
                  />
                )}
              </div>
              <StatusBadge status={statement.standing} />
            </li>
          ))}
        </ul>
      )}
      <NotPrinted rows={statements.length} printed={printedRows} />
    </Section>
  )
}
