import type { Metadata } from 'next'
import Link from 'next/link'
import { BatchFacts, batchTitle } from '@/components/programs/quarantine-batch'
import { QuarantineForm } from '@/components/programs/quarantine-form'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { type BatchRow, getQuarantine, type QuarantineView } from '@/lib/programs/queries/ingest'
import { orNotFound } from '../or-not-found'
import { decideQuarantineAction } from './actions'

export const metadata: Metadata = { title: 'Quarantine' }

interface Props {
  params: Promise<{ slug: string }>
}

const states: Readonly<Record<BatchRow['state'], string>> = {
  sealed: 'Waits for a decision',
  release: 'To be released by the guard',
  destroy: 'To be destroyed by the guard',
  released: 'Released to the store',
  destroyed: 'Destroyed',
}

function BatchList({ batches }: { batches: readonly BatchRow[] }) {
  return (
    <ul className="divide-y divide-hairline">
      {batches.map((batch) => (
        <li key={batch.id} className="py-2 first:pt-0 last:pb-0">
          <p className="font-medium">
            {batchTitle(batch)}. {states[batch.state]}.
          </p>
          <p className="text-meta text-muted">
            <BatchFacts batch={batch} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function Waiting({ slug, view }: { slug: string; view: QuarantineView }) {
  const { waiting, programId, mayDecide, isOwner } = view
  if (waiting.length === 0) return <p className="text-muted">No sealed data waits for a decision.</p>
  if (mayDecide && !isOwner)
    return <QuarantineForm slug={slug} programId={programId} batches={waiting} action={decideQuarantineAction} />
  return (
    <>
      <p className="mb-3 text-muted">
        {isOwner
          ? 'An owner of the program can’t decide on its data. Two others must.'
          : 'Two responders or counsel decide on it.'}
      </p>
      <BatchList batches={waiting} />
    </>
  )
}

/** Data that came without leave, sealed where it came: what is known of it, and what shall become of it. */
export default async function QuarantinePage({ params }: Props) {
  const [actor, { slug }] = await Promise.all([requireActor(), params])
  const view = await orNotFound(getQuarantine(actor, slug))
  return (
    <div className="mx-auto max-w-3xl">
      <LiveRefresh topics={[`program/${view.programId}`]} sinceMs={requestedAtMs()} />
      <PageHeader
        title={`Quarantine of ${view.programName}`}
        lead={
          <>
            Data that arrived without permission is sealed at the guard. Two people who don’t own the program decide
            whether it is released or destroyed.{' '}
            <Link href={`/programs/${slug}#data`} className="link">
              Back to the program
            </Link>
          </>
        }
      />
      <div className="grid gap-4">
        <Section id="waiting" title="Waiting for two people">
          <Waiting slug={slug} view={view} />
        </Section>
        {view.decided.length > 0 && (
          <Section id="decided" title="Decided" hint="The newest 200.">
            <BatchList batches={view.decided} />
          </Section>
        )}
      </div>
    </div>
  )
}
