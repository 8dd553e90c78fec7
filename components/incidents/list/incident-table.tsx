'use client'

import type { ReactNode } from 'react'
import { incidentColumns } from '@/components/incidents/list/columns'
import { DataTable } from '@/components/table/data-table'
import type { IncidentPage } from '@/lib/incidents/queries/list'

interface IncidentTableProps {
  page: IncidentPage
  toolbar: ReactNode
  empty: ReactNode
}

const shownAtFirst = ['title', 'severity', 'reference', 'status', 'lead', 'filed']

/** One page of incidents. */
export function IncidentTable({ page: { rows, next, previous }, toolbar, empty }: IncidentTableProps) {
  return (
    <DataTable
      label="Incidents"
      columns={incidentColumns}
      rows={[...rows]}
      rowId={({ id }) => id}
      defaultSort="-filed"
      defaultColumns={shownAtFirst}
      cursors={{ older: next, newer: previous }}
      summary={rows.length === 1 ? '1 incident on this page' : `${rows.length} incidents on this page`}
      toolbar={toolbar}
      empty={empty}
    />
  )
}
