import type { Metadata } from 'next'
import Form from 'next/form'
import { notFound } from 'next/navigation'
import { AuditTable } from '@/components/audit/audit-table'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { listAudit } from '@/lib/audit/queries'
import { parseAuditCursor } from '@/lib/audit/schema'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Audit' }

const pageSize = 100

type Params = Readonly<Record<string, string | string[] | undefined>>

const textOf = (params: Params, name: string): string => {
  const value = params[name]
  return typeof value === 'string' ? value.trim().slice(0, 100) : ''
}

/** Every command that was carried out, newest first. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<Params> }) {
  const [actor, params] = await Promise.all([requireActor(), searchParams])
  if (!mayEver(actor, 'audit.read')) notFound()
  const filter = {
    who: textOf(params, 'who'),
    what: textOf(params, 'what'),
    incident: textOf(params, 'incident').toUpperCase(),
  }
  const page = await listAudit(actor, filter, parseAuditCursor(textOf(params, 'after')), pageSize)
  return (
    <>
      <PageHeader
        title="Audit"
        lead="Every command that was carried out, with the entries that it wrote. Rows are only ever added."
      />
      <Form action="/audit" scroll={false} className="mb-3 flex flex-wrap items-end gap-2">
        <TextField name="who" label="Who" defaultValue={filter.who} />
        <TextField name="what" label="Command begins with" defaultValue={filter.what} />
        <TextField name="incident" label="Incident" defaultValue={filter.incident} />
        <Button type="submit" className="h-10">
          Find
        </Button>
      </Form>
      <AuditTable page={page} />
    </>
  )
}
