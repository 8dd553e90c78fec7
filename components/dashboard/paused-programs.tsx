import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { StatusBadge, type StatusName } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/cn'
import { definitions, type PausedProgram, pendingOf } from '@/lib/dashboard/model'
import { NotPrinted, rowLook } from './not-printed'

/** The latest; the printed brief is one page. */
const printedRows = 4

function Accounted({ program }: { program: PausedProgram }) {
  const { known, confirmed, expired, manual } = program
  const pending = pendingOf(program)
  if (known === 0) return <>No collector was known at the pause.</>
  return (
    <>
      {confirmed} of {known} confirmed
      {expired > 0 && `, ${expired} by the end of their lease`}
      {manual > 0 && `, ${manual} by hand`}
      {pending > 0 && <strong className="font-strong text-warn">, {pending} pending</strong>}
    </>
  )
}

/** What is paused, and how surely. */
export function PausedPrograms({ programs }: { programs: readonly PausedProgram[] }) {
  return (
    <Section id="paused" title="Paused programs" hint={definitions.paused}>
      {programs.length === 0 ? (
        <p className="text-muted">No program is paused.</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {programs.map((program, at) => (
            <li
              key={program.slug}
              className={cn(
                'flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0 print:flex-nowrap print:py-1',
                rowLook(at, printedRows),
              )}
            >
              <div className="min-w-0">
                <Link href={`/programs/${program.slug}`} className="link font-medium">
                  {program.name}
                </Link>
                <p className="text-muted">
                  <Accounted program={program} />
                </p>
              </div>
              <div className="shrink-0 sm:text-right print:text-right">
                <StatusBadge status={program.phase as StatusName} />
                {program.pausedAt && (
                  <p className="mt-1 text-meta text-muted">
                    since <Time at={program.pausedAt} />
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <NotPrinted rows={programs.length} printed={printedRows} />
    </Section>
  )
}
