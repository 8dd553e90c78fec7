import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { FilingForm } from '@/components/incidents/filing-form'
import { PageHeader } from '@/components/shell/page-header'
import { Callout } from '@/components/ui/callout'
import { zoneCookie } from '@/components/ui/choices'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'
import { newId } from '@/lib/id'
import { readPrefill } from '@/lib/incidents/prefill'
import { listProgramChoices } from '@/lib/incidents/queries/choices'
import { fileFromScriptAction, fileIncidentAction } from './actions'

export const metadata: Metadata = { title: 'Declare an incident' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One screen: only the title is required, and nothing is hidden in a second step. */
export default async function NewIncidentPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!mayEver(actor, 'incident.file')) notFound()
  const programs = await listProgramChoices(actor)
  const prefill = readPrefill(await searchParams, programs)
  const zone = (await cookies()).get(zoneCookie)?.value ?? 'UTC'
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Declare an incident" />
      {prefill.notices.map((notice) => (
        <Callout key={notice} tone="warn" className="mb-3">
          {notice}
        </Callout>
      ))}
      <FilingForm
        action={fileIncidentAction}
        scriptAction={fileFromScriptAction}
        programs={programs}
        prefill={prefill.values}
        personId={actor.id}
        token={newId()}
        zone={zone}
      />
    </div>
  )
}
