import Link from 'next/link'
import { Mono } from '@/components/ui/mono'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import { statementKindRules } from '@/lib/statements/model'
import type { StatementListRow } from '@/lib/statements/queries/list'

function Row({ row }: { row: StatementListRow }) {
  const { reference, title, kind, state, standing, number, updatedAt, publishedAt, incidentReference, incidentTitle } =
    row
  return (
    <tr className="max-sm:flex max-sm:flex-col max-sm:gap-1.5 max-sm:rounded-card max-sm:border max-sm:border-hairline max-sm:bg-raised max-sm:p-3 sm:border-hairline sm:border-b sm:last:border-b-0 sm:hover:bg-surface">
      <th scope="row" className="min-w-0 text-left font-normal sm:px-3 sm:py-2">
        <Link href={`/statements/${reference}`} className="link font-medium">
          {title}
        </Link>
        <span className="block text-meta text-muted">
          <Mono>{reference}</Mono> {statementKindRules[kind].label}, v{number}
          {row.correctsReference && `, corrects ${row.correctsReference}`}
          {row.drill && ', DRILL'}
        </span>
      </th>
      <td className="sm:px-3 sm:py-2">
        <span className="flex gap-1.5 max-sm:flex-wrap">
          <StatusBadge status={state} />
          {standing && <StatusBadge status={standing} />}
        </span>
      </td>
      <td className="sm:px-3 sm:py-2">
        <Link href={`/incidents/${incidentReference}`} className="link">
          {incidentReference}
        </Link>
        <span className="block text-meta text-muted">{incidentTitle}</span>
      </td>
      <td className="whitespace-nowrap text-muted sm:px-3 sm:py-2">
        {publishedAt ? 'Published ' : 'Changed '}
        <Time at={publishedAt ?? updatedAt} />
      </td>
    </tr>
  )
}

/** Statements as a table, as cards below 640 px. */
export function StatementRows({ rows }: { rows: readonly StatementListRow[] }) {
  return (
    <section aria-label="Statements" className="rounded-card sm:border sm:border-hairline sm:bg-raised">
      <table className="w-full border-collapse text-dense max-sm:block">
        <thead className="text-left text-meta text-muted max-sm:sr-only">
          <tr>
            {['Statement', 'State', 'Incident', 'When'].map((label) => (
              <th key={label} scope="col" className="border-hairline border-b bg-surface px-3 py-1.5 font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:flex max-sm:flex-col max-sm:gap-2">
          {rows.map((row) => (
            <Row key={row.reference} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
