import type { Metadata } from 'next'
import Link from 'next/link'
import { ChangePage } from '@/components/incidents/change-page'
import { Filings } from '@/components/regulator/filings'
import { FormFields } from '@/components/regulator/form-fields'
import { FormStanding } from '@/components/regulator/form-standing'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { buttonLook } from '@/components/ui/button'
import { requestedAtMs } from '@/lib/auth/session'
import type { Params } from '../open-incident'
import { openForm } from './open-form'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Form for the authority - ${(await params).ref.toUpperCase()}` }
}

/** What a supervisory authority is to be told, field by field, and what it was told. */
export default async function RegulatorPage({ params }: Params) {
  const { incident, form } = await openForm((await params).ref)
  const { reference } = incident
  return (
    <ChangePage
      incident={incident}
      title="Form for the authority"
      lead="GDPR Art. 33 and the common fields of the EDPB template, filled from the record. Not legal advice."
    >
      <LiveRefresh topics={[`incident/${incident.id}`]} sinceMs={requestedAtMs()} />
      <div className="flex flex-col gap-4">
        <FormStanding form={form} />
        <div className="flex flex-wrap items-center gap-3">
          {form.mayWrite && (
            <Link href={`/incidents/${reference}/regulator/file`} className={buttonLook({ variant: 'primary' })}>
              Record as filed
            </Link>
          )}
          <a href={`/api/incidents/${reference}/regulator/form.docx`} className="link">
            Draft as DOCX
          </a>
          <a href={`/api/incidents/${reference}/regulator/form.pdf`} className="link">
            Draft as PDF
          </a>
        </div>
        <Filings reference={reference} filings={form.filings} />
        <FormFields reference={reference} fields={form.fields} mayWrite={form.mayWrite} />
      </div>
    </ChangePage>
  )
}
