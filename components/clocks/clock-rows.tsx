import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Mono } from '@/components/ui/mono'
import { Time } from '@/components/ui/time'
import type { ListedAssessment, ListedClock, Page } from '@/lib/clocks/queries/list'
import { shownState } from '@/lib/clocks/view'
import { ClockState } from './clock-state'
import { lawName, missingWords } from './words'

interface RowProps {
  href: string
  title: string
  of: {
    readonly reference: string
    readonly incidentTitle: string
    readonly drill: boolean
    readonly owner: string | null
  }
  children: ReactNode
}

function Row({ href, title, of: { reference, incidentTitle, drill, owner }, children }: RowProps) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <Link prefetch={false} href={href} className="link font-medium">
          {title}
          <span className="sr-only">, {reference}</span>
        </Link>
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-muted">
          <Mono>{reference}</Mono>
          <span className="min-w-0 break-words">{incidentTitle}</span>
          {drill && <Badge tone="warn">Drill</Badge>}
        </p>
        <p className="text-meta text-muted">Owner: {owner ?? 'nobody yet'}</p>
      </div>
      <div className="flex flex-col items-start gap-1 sm:items-end">{children}</div>
    </li>
  )
}

function List({ children }: { children: ReactNode }) {
  return (
    <ul data-card="" className="divide-y divide-hairline rounded-card border border-hairline bg-raised">
      {children}
    </ul>
  )
}

/** Clocks with their incidents, as the list orders them. */
export function ClockRows({ page: { rows, now } }: { page: Page<ListedClock> }) {
  return (
    <List>
      {rows.map((clock) => (
        <Row
          key={clock.id}
          href={`/incidents/${clock.reference}/clocks#clock-${clock.id}`}
          title={clock.title}
          of={clock}
        >
          <ClockState state={shownState(clock, now)} />
          {clock.due && <Time at={clock.due} relative={clock.state === 'running'} />}
          {clock.latestArguable && (
            <span className="text-meta text-muted">
              Latest arguable <Time at={clock.latestArguable} />
            </span>
          )}
          {clock.state === 'anchor_missing' && (
            <span className="text-meta text-muted">{missingWords(clock.missing)}</span>
          )}
        </Row>
      ))}
    </List>
  )
}

/** The laws that nobody has decided on, the first due first. */
export function AssessmentRows({ page: { rows, now } }: { page: Page<ListedAssessment> }) {
  return (
    <List>
      {rows.map((law) => (
        <Row
          key={law.id}
          href={`/incidents/${law.reference}/clocks/decide?law=${law.regime}`}
          title={`Does ${lawName(law.regime)} apply?`}
          of={law}
        >
          <Badge tone={now > law.key ? 'danger' : 'warn'}>{now > law.key ? 'Decision overdue' : 'To decide'}</Badge>
          <Time at={law.key} relative />
        </Row>
      ))}
    </List>
  )
}
