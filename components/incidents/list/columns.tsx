import { Lock } from 'lucide-react'
import Link from 'next/link'
import { columnsFor } from '@/components/table/columns'
import { Badge } from '@/components/ui/badge'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import type { IncidentRow } from '@/lib/incidents/queries/list'

const column = columnsFor<IncidentRow>()

function Title({ row }: { row: IncidentRow }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <Link
        href={`/incidents/${row.reference}`}
        prefetch={false}
        className="min-w-0 rounded-control font-medium hover:underline"
      >
        {row.title}
      </Link>
      {row.drill && <Badge tone="warn">Drill</Badge>}
      {row.visibility === 'restricted' && (
        <Badge>
          <Lock aria-hidden className="size-3.5" />
          Restricted
        </Badge>
      )}
    </span>
  )
}

/** The columns of the incident list; the title is each row's header. */
export const incidentColumns = column.columns([
  column.accessor('title', {
    id: 'title',
    header: 'Incident',
    meta: { className: 'sm:min-w-64' },
    cell: ({ row }) => <Title row={row.original} />,
  }),
  column.accessor('severity', {
    id: 'severity',
    header: 'Severity',
    meta: { sort: 'severity', firstSort: 'ascending' },
    cell: ({ row: { original } }) => <SeverityBadge level={original.severity} provisional={original.provisional} />,
  }),
  column.accessor('reference', {
    id: 'reference',
    header: 'Reference',
    meta: { className: 'whitespace-nowrap' },
    cell: ({ row }) => <span className="font-mono">{row.original.reference}</span>,
  }),
  column.accessor('status', {
    id: 'status',
    header: 'Status',
    cell: ({ row }) => <StatusBadge status={row.original.status} />,
  }),
  column.accessor('lead', {
    id: 'lead',
    header: 'Lead',
    meta: { className: 'whitespace-nowrap' },
    cell: ({ row }) => row.original.lead ?? <span className="text-subtle">Nobody yet</span>,
  }),
  column.accessor('programs', {
    id: 'programs',
    header: 'Programs',
    cell: ({ row }) =>
      row.original.programs.map(({ name }) => name).join(', ') || <span className="text-subtle">None</span>,
  }),
  column.accessor('filedAt', {
    id: 'filed',
    header: 'Filed',
    meta: { sort: 'filed', firstSort: 'descending', className: 'whitespace-nowrap' },
    cell: ({ row }) => <Time at={row.original.filedAt} />,
  }),
  column.accessor('updatedAt', {
    id: 'updated',
    header: 'Changed',
    meta: { sort: 'updated', firstSort: 'descending', className: 'whitespace-nowrap' },
    cell: ({ row }) => <Time at={row.original.updatedAt} />,
  }),
])
