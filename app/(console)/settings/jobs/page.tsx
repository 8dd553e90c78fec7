import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NoMailNote } from '@/components/notices/no-mail-note'
import { JobList } from '@/components/settings/job-list'
import { PageHeader } from '@/components/shell/page-header'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'
import { getJobsOverview } from '@/lib/jobs/queries/jobs'
import { mailSettings } from '@/lib/notices/mail-settings'
import { dropJobAction, retryJobAction } from './actions'

export const metadata: Metadata = { title: 'Background work' }

export default async function JobsPage() {
  const actor = await requireActor()
  if (!mayEver(actor, 'settings.manage')) notFound()
  const { waiting, retrying, overdueSince, givenUp } = await getJobsOverview(actor)
  return (
    <>
      <PageHeader
        title="Background work"
        lead="What the worker does when it is due: mail, reminders, rules that act by themselves."
      />
      <div className="flex flex-col gap-5">
        {overdueSince && (
          <Callout tone="danger" title="Work is overdue">
            Something has been due since <Time at={overdueSince} />. See whether a worker runs.
          </Callout>
        )}
        {!mailSettings() && <NoMailNote />}
        <KeyValue
          facts={[
            { label: 'Waiting for its time', value: String(waiting) },
            { label: 'To be tried again', value: String(retrying) },
          ]}
        />
        <Section
          id="given-up"
          title="Given up"
          hint="Tried as often as makes sense. The log says more under the id in the reason."
        >
          {givenUp.length > 0 ? (
            <JobList jobs={givenUp} retry={retryJobAction} drop={dropJobAction} />
          ) : (
            <p className="text-muted">Nothing was given up.</p>
          )}
        </Section>
      </div>
    </>
  )
}
