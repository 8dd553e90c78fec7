import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { Mark, Regime } from '@/lib/clocks/model'
import type { RegimeRow } from '@/lib/clocks/queries/settings'
import { isReviewDue } from '@/lib/clocks/review'
import { markWords } from './words'

const whyOff: Readonly<Record<Regime['status'], string | null>> = {
  in_force: null,
  not_in_force: 'Not in force: it can’t be switched on.',
  proposal: 'A proposal, not law: it can’t be switched on.',
}

/** Every law that is known, those that are off too, with why. */
export function RegimeList({ rows, now }: { rows: readonly RegimeRow[]; now: Date }) {
  return (
    <ul className="divide-y divide-hairline">
      {rows.map(({ regime, settings, changed }) => {
        const mark = (settings.mark ?? regime.mark) as Mark
        const reviewedOn = settings.reviewedOn ?? regime.reviewedOn
        return (
          <li
            key={regime.id}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0"
          >
            <div className="min-w-0 max-w-reading">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-strong">{regime.title}</span>
                <Badge tone={settings.enabled ? 'ok' : 'neutral'}>{settings.enabled ? 'On' : 'Off'}</Badge>
                {isReviewDue(reviewedOn, now) && <Badge tone="warn">To be read again</Badge>}
              </p>
              <p>{regime.law}</p>
              {whyOff[regime.status] && (
                <p className="font-medium">
                  {whyOff[regime.status]} {regime.notes[0]}
                </p>
              )}
              <p className="text-meta text-muted">
                {mark}: {markWords[mark]}. Reviewed on {reviewedOn}. Source: {regime.source}.
              </p>
              {settings.note && <p className="break-words">{settings.note}</p>}
              {changed && (
                <p className="text-meta text-muted">
                  Changed by {changed.by}, <Time at={changed.at} />
                </p>
              )}
            </div>
            <Link href={`/settings/clocks/${regime.id}`} className="link">
              Change<span className="sr-only"> {regime.title}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
