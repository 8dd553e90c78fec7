import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ActForm, ActTextarea } from '@/components/form/act-form'
import { PageHeader } from '@/components/shell/page-header'
import { buttonLook } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import { requireActor } from '@/lib/auth/session'
import { getCollector } from '@/lib/programs/queries/collector'
import { confirmByHandAction } from '../../actions'
import { orNotFound } from '../../or-not-found'

export const metadata: Metadata = { title: 'Confirm by hand' }

interface Props {
  params: Promise<{ slug: string; collectorId: string }>
}

/** A person vouches for a silent collector. It is marked so for ever. */
export default async function ByHandPage({ params }: Props) {
  const [actor, { slug, collectorId }] = await Promise.all([requireActor(), params])
  if (!z.uuid().safeParse(collectorId).success) notFound()
  const { externalId, programId, programName, lastSeenAt, lastRecordAt } = await orNotFound(
    getCollector(actor, slug, collectorId),
  )
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={`Confirm ${externalId} by hand`}
        lead={
          <>
            {programName}. Last heard at <Time at={lastSeenAt} style="seconds" />
            {lastRecordAt && (
              <>
                , last record at <Time at={lastRecordAt} style="seconds" />
              </>
            )}
            . It stays marked as confirmed by hand, with your name.
          </>
        }
      />
      <Card>
        <ActForm
          action={confirmByHandAction}
          hidden={{ slug, programId, collectorId }}
          submit="I vouch that it stopped"
          busyLabel="Recording…"
          variant="danger"
          beside={
            <Link href={`/programs/${slug}#collectors`} className={buttonLook()}>
              Cancel
            </Link>
          }
        >
          <ActTextarea name="reason" label="How you know that it stopped" rows={2} />
          <ActTextarea
            name="evidence"
            label="Evidence"
            hint="Where somebody else can see the same: a log, a page, a ticket."
            rows={3}
          />
        </ActForm>
      </Card>
    </div>
  )
}
