import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import type { RegimeSettings } from '@/lib/clocks/events'
import type { ContentField, Mark } from '@/lib/clocks/model'
import type { ClockDetail } from '@/lib/clocks/queries/incident'
import { findDuty, findRegime } from '@/lib/clocks/regimes/registry'
import { isReviewDue } from '@/lib/clocks/review'
import { shownState } from '@/lib/clocks/view'
import { ClockState } from './clock-state'
import { markWords, missingWords } from './words'

interface ClockCardProps {
  clock: ClockDetail
  now: Date
  /** What the workplace says of its law. */
  settings?: RegimeSettings | undefined
  /** The page on which counsel acts on it; absent for everybody else, and for earlier versions. */
  actHref?: string | undefined
}

function entries(seqs: readonly number[], base: string) {
  return seqs.map((seq, index) => (
    <span key={seq}>
      {index > 0 && ', '}
      <Link href={`${base}#e-${seq}`} className="link">
        entry {seq}
      </Link>
    </span>
  ))
}

function Dates({ clock }: { clock: ClockDetail }) {
  const { due, latestArguable, internalTarget, state } = clock
  if (state === 'anchor_missing') return <p className="font-medium">{missingWords(clock.missing)}</p>
  if (!due) return <p className="font-medium">Without undue delay: the law names no number.</p>
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      <div>
        <dt className="text-meta text-muted">Due</dt>
        <dd className="font-strong">
          <Time at={due} relative={state === 'running'} />
        </dd>
      </div>
      {internalTarget && (
        <div>
          <dt className="text-meta text-muted">Our own target</dt>
          <dd>
            <Time at={internalTarget} />
          </dd>
        </div>
      )}
      {latestArguable && (
        <div>
          <dt className="text-meta text-muted">Latest arguable, for counsel only</dt>
          <dd>
            <Time at={latestArguable} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Ended({ clock: { state, metAt, receipt, reasons, endedAt, endedByName } }: { clock: ClockDetail }) {
  if (state !== 'met' && state !== 'late' && state !== 'not_required') return null
  return (
    <KeyValue
      facts={[
        ...(metAt ? [{ label: 'Done', value: <Time at={metAt} /> }] : []),
        ...(receipt ? [{ label: 'Receipt', value: receipt }] : []),
        ...(reasons ? [{ label: state === 'late' ? 'Why late' : 'Why not', value: reasons }] : []),
        {
          label: 'Recorded',
          value: endedAt && (
            <>
              <Time at={endedAt} /> by {endedByName}
            </>
          ),
        },
      ]}
    />
  )
}

/** What a notice holds; what nobody checked says so. */
function contents(fields: readonly ContentField[]): string {
  return fields.map(({ label, mark }) => (mark === 'M' ? `${label} (unchecked)` : label)).join('; ')
}

/** How it was counted, and what that rests on. */
function Counting({ clock, base, now, settings }: Omit<ClockCardProps, 'actHref'> & { base: string }) {
  const [regime, duty] = [findRegime(clock.regime), findDuty(clock.duty)]
  const mark = (settings?.mark as Mark | null | undefined) ?? duty?.mark
  const reviewedOn = settings?.reviewedOn ?? regime?.reviewedOn
  const calendar = clock.calendarId && `${clock.calendarId}, ${clock.calendarVersion}`
  return (
    <details>
      <summary className="w-fit text-muted">How it is counted, and its source</summary>
      <ul className="mt-2 list-disc pl-5">
        {clock.explanation.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <KeyValue
        className="mt-3"
        facts={[
          ...(clock.anchorSeqs.length > 0 ? [{ label: 'Judged in', value: entries(clock.anchorSeqs, base) }] : []),
          { label: 'Recipient', value: clock.recipient },
          { label: 'Counted in', value: clock.zone },
          ...(calendar ? [{ label: 'Calendar', value: calendar }] : []),
          ...(duty ? [{ label: 'Threshold', value: duty.threshold }] : []),
          ...(duty && duty.exclusions.length > 0 ? [{ label: 'Excluded', value: duty.exclusions.join('; ') }] : []),
          ...(duty && duty.suspensions.length > 0
            ? [{ label: 'May stop it', value: duty.suspensions.join('; ') }]
            : []),
          ...(duty && duty.fields.length > 0 ? [{ label: 'What it holds', value: contents(duty.fields) }] : []),
          ...(duty ? [{ label: 'In parts', value: duty.canPhase ? 'Parts may follow later' : 'Whole at once' }] : []),
          { label: 'Source', value: duty?.source ?? regime?.source ?? null },
          ...(mark ? [{ label: 'How far it was checked', value: `${mark}: ${markWords[mark]}` }] : []),
          ...(reviewedOn
            ? [
                {
                  label: 'Reviewed on',
                  value: `${reviewedOn}${isReviewDue(reviewedOn, now) ? ', to be read again' : ''}`,
                },
              ]
            : []),
          ...(settings?.note ? [{ label: 'This workplace says', value: settings.note }] : []),
          { label: 'Owner', value: clock.owner },
          ...(clock.alerts.length > 0 ? [{ label: 'Alerts given', value: String(clock.alerts.length) }] : []),
        ]}
      />
    </details>
  )
}

/** One version of a duty's clock, whole. */
export function ClockCard({ clock, now, settings, actHref, reference }: ClockCardProps & { reference: string }) {
  const state = shownState(clock, now)
  return (
    <Card id={`clock-${clock.id}`} className="flex scroll-mt-16 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="min-w-0 font-strong">{clock.title}</h3>
        <span className="flex flex-wrap gap-1.5">
          <ClockState state={state} />
          {clock.version > 1 && <Badge>Version {clock.version}</Badge>}
        </span>
      </div>
      <Dates clock={clock} />
      <Ended clock={clock} />
      <Counting {...{ clock, now, settings }} base={`/incidents/${reference}`} />
      {actHref && (
        <Link href={actHref} className="link w-fit">
          {clock.state === 'running' || clock.state === 'anchor_missing'
            ? 'Record as done, or as not required'
            : 'Take it up again'}
          <span className="sr-only">: {clock.title}</span>
        </Link>
      )}
    </Card>
  )
}
