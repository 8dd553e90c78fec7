import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { RegimeForm } from '@/components/clocks/regime-form'
import { markWords } from '@/components/clocks/words'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'
import { getClockSettings } from '@/lib/clocks/queries/settings'
import { configureRegimeAction } from '../actions'

export const metadata: Metadata = { title: 'Clock rule' }

const marks = Object.entries(markWords).map(([value, words]) => ({ value, label: `${value}: ${words}` }))

export default async function RegimePage({ params }: { params: Promise<{ regime: string }> }) {
  const actor = await requireActor()
  if (!mayEver(actor, 'clock.configure')) notFound()
  const { regime: id } = await params
  const row = (await getClockSettings(actor)).rows.find(({ regime }) => regime.id === id)
  if (!row) notFound()
  const { regime, settings } = row
  return (
    <>
      <PageHeader
        title={regime.title}
        lead={
          <>
            {regime.law}.{' '}
            <Link href="/settings/clocks" className="link">
              All clock rules
            </Link>
          </>
        }
      />
      <div className="flex flex-col gap-5">
        <Section id="settings" title="What this workplace says of it">
          <RegimeForm
            action={configureRegimeAction}
            regimeId={regime.id}
            settings={settings}
            inForce={regime.status === 'in_force'}
            marks={marks}
            usual={{ mark: regime.mark, reviewedOn: regime.reviewedOn }}
          />
        </Section>
        <Section id="duties" title="Its duties" hint={`Source: ${regime.source}`}>
          <ul className="flex flex-col gap-3">
            {regime.duties.map(({ id: dutyId, label, recipient, threshold, source, mark, notes }) => (
              <li key={dutyId}>
                <p className="font-strong">{label}</p>
                <p>
                  To: {recipient}. {threshold}.
                </p>
                {notes.map((note) => (
                  <p key={note}>{note}</p>
                ))}
                <p className="text-meta text-muted">
                  {mark}: {source}
                </p>
              </li>
            ))}
          </ul>
          {regime.notes.map((note) => (
            <p key={note} className="mt-3">
              {note}
            </p>
          ))}
        </Section>
      </div>
    </>
  )
}
