import Link from 'next/link'
import { ClockState } from '@/components/clocks/clock-state'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { NextDeadline } from '@/lib/clocks/queries/deadlines'
import { shownState } from '@/lib/clocks/view'
import { cn } from '@/lib/cn'

/** The printed sheet has room for these. */
const printedRows = 3
const rowLook = 'flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0'

/** The regulatory dates that fall next. */
export function NextDeadlines({ deadlines, asOf }: { deadlines: readonly NextDeadline[]; asOf: Date }) {
  return (
    <Section
      id="deadlines"
      title="Next deadlines"
      hint="Running regulatory clocks by their conservative date. Drills are not counted."
    >
      {deadlines.length === 0 ? (
        <p className="text-muted">No regulatory clock runs to a date.</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {deadlines.map(({ id, title, reference, startsAt, due }, index) => (
            <li key={id} className={cn(rowLook, index >= printedRows && 'print:hidden')}>
              <Link
                prefetch={false}
                href={`/incidents/${reference}/clocks#clock-${id}`}
                className="link min-w-0 font-medium"
              >
                {reference} {title}
              </Link>
              <span className="flex flex-wrap items-center gap-2">
                <ClockState state={shownState({ state: 'running', startsAt, due }, asOf)} />
                <Time at={due} relative />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
