import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { CollectorFacts } from '@/components/collectors/collector-facts'
import { EscalateForm } from '@/components/collectors/escalate-form'
import { RetireForm } from '@/components/collectors/retire-form'
import { ActForm } from '@/components/form/act-form'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { buttonLook } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { collectorStateWords } from '@/lib/collectors/model'
import { type CollectorView, getCollectorView } from '@/lib/collectors/queries/collector'
import { listReaders, type Reader } from '@/lib/programs/queries/readers'
import { orNotFound } from '../../or-not-found'
import * as actions from '../actions'

interface Props {
  params: Promise<{ slug: string; collectorId: string }>
}

async function read({ params }: Props): Promise<{ view: CollectorView; readers: readonly Reader[] }> {
  const [actor, { slug, collectorId }] = await Promise.all([requireActor(), params])
  if (!z.uuid().safeParse(collectorId).success) notFound()
  const view = await orNotFound(getCollectorView(actor, slug, collectorId))
  return { view, readers: view.may.pause ? await listReaders(actor, slug) : [] }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await read(props)
  return { title: `${view.row.externalId} of ${view.program.name}` }
}

function Silent({ view, readers }: { view: CollectorView; readers: readonly Reader[] }) {
  const { row, program, may } = view
  if (!program.stopped || !may.pause || !(row.silent || row.state === 'violating')) return null
  const hidden = { slug: program.slug, programId: program.id, collectorId: row.id }
  return (
    <Section
      id="silent"
      title={row.silent ? 'It has not answered the stop' : 'Data was seen that it must not have captured'}
    >
      <div className="flex flex-col gap-4">
        {row.silent && (
          <div className="flex flex-wrap items-center gap-3">
            <ActForm
              action={actions.retryCollectorsAction}
              hidden={hidden}
              submit="Send the stop again"
              busyLabel="Sending…"
              variant="secondary"
            />
            {!row.accountedAt && (
              <Link href={`/programs/${program.slug}/by-hand/${row.id}`} className={buttonLook()}>
                Confirm by hand
              </Link>
            )}
          </div>
        )}
        <EscalateForm action={actions.escalateCollectorAction} hidden={hidden} readers={readers} />
      </div>
    </Section>
  )
}

/** One collector: how it stands, what it last said, and what can be done about it. */
export default async function CollectorPage(props: Props) {
  const { view, readers } = await read(props)
  const { row, program, may, refusal, now } = view
  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <LiveRefresh topics={[`program/${program.id}`]} sinceMs={requestedAtMs()} />
      <PageHeader
        title={row.externalId}
        marks={<StatusBadge status={row.state} />}
        lead={
          <>
            A collector of{' '}
            <Link href={`/programs/${program.slug}`} className="link">
              {program.name}
            </Link>
            : {collectorStateWords[row.state].meaning}.
          </>
        }
        actions={
          <Link href={`/programs/${program.slug}/collectors`} className={buttonLook()}>
            All collectors
          </Link>
        }
      />
      <Card>
        <CollectorFacts row={row} readAt={now} />
      </Card>
      <Silent view={view} readers={readers} />
      {may.configure && (
        <RetireForm
          retired={row.retiredAt !== null}
          refusal={refusal}
          hidden={{ slug: program.slug, programId: program.id, collectorId: row.id }}
          retireAction={actions.retireCollectorAction}
          bringBackAction={actions.bringCollectorBackAction}
        />
      )}
    </div>
  )
}
