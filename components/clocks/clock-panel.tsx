import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { ClockPanel } from '@/lib/clocks/queries/panel'
import { type ClockRow, shownState } from '@/lib/clocks/view'
import { ClockState } from './clock-state'
import { missingWords } from './words'

function Row({ clock, now, href }: { clock: ClockRow; now: Date; href: string }) {
  return (
    <li className="flex flex-col items-start gap-1">
      <Link href={`${href}#clock-${clock.id}`} className="link font-medium">
        {clock.title}
      </Link>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <ClockState state={shownState(clock, now)} />
        {clock.due ? <Time at={clock.due} relative /> : null}
      </span>
      {clock.state === 'anchor_missing' && <span className="text-meta text-muted">{missingWords(clock.missing)}</span>}
    </li>
  )
}

/** The next regulatory clocks of an incident, and what somebody still has to decide or judge. */
export function ClocksSection({ reference, panel }: { reference: string; panel: ClockPanel }) {
  const { now, clocks, undecided, decisionDue } = panel
  const href = `/incidents/${reference}/clocks`
  return (
    <Section
      id="clocks"
      title="Clocks"
      actions={
        <Link href={href} className="link">
          Judgments and clocks
        </Link>
      }
    >
      {clocks.length > 0 && (
        <ul className="flex flex-col gap-3">
          {clocks.map((clock) => (
            <Row key={clock.id} clock={clock} now={now} href={href} />
          ))}
        </ul>
      )}
      {undecided > 0 && decisionDue && (
        <p className={clocks.length > 0 ? 'mt-3' : undefined}>
          {undecided} {undecided === 1 ? 'law' : 'laws'} to decide on, by <Time at={decisionDue} relative />
        </p>
      )}
      {clocks.length === 0 && undecided === 0 && (
        <p className="text-muted">
          No clock runs. One starts when a law was decided to apply and its judgment is recorded.
        </p>
      )}
    </Section>
  )
}
