import type { ReactNode } from 'react'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/cn'
import type { TimelineItem } from '@/lib/timeline/fold'
import { groupWord } from '@/lib/timeline/groups'
import { EntryIcon } from './entry-icon'

/** An item as the page gets it: its text made ready to show. */
export interface EntryView extends Omit<TimelineItem, 'text'> {
  readonly body: ReactNode
  /** Where its words can be corrected, if the viewer may. */
  readonly correctHref: string | null
}

const laterMs = 2 * 60_000

function Occurred({ entry }: { entry: EntryView }) {
  const { seq, occurredAt, occurredUntil, about } = entry
  return (
    <a href={`#e-${seq}`} aria-label={`Link to entry ${seq}`} className="text-meta text-muted hover:underline">
      {about && 'about '}
      <Time at={occurredAt} style="time" />
      {occurredUntil && (
        <>
          {' '}
          to <Time at={occurredUntil} style="time" />
        </>
      )}
    </a>
  )
}

function Corrections({ entry }: { entry: EntryView }) {
  return entry.corrections.map(({ seq, by, at, reason, replaced }) => (
    <details key={seq} id={`e-${seq}`} className="mt-1.5 rounded-control bg-surface px-2.5 py-1.5 text-muted">
      <summary>
        Corrected by {by}, <Time at={at} />: {reason}
      </summary>
      <p className="mt-1.5 whitespace-pre-line">
        <span className="font-medium">Before: </span>
        <del>{replaced}</del>
      </p>
    </details>
  ))
}

function Facts({ facts }: { facts: EntryView['facts'] }) {
  return (
    <dl className="mt-1 grid gap-x-3 gap-y-0.5 sm:grid-cols-[max-content_1fr]">
      {facts.map(({ label, value }) => (
        <div key={label} className="min-w-0 sm:col-span-2 sm:grid sm:grid-cols-subgrid">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Body({ body }: { body: ReactNode }) {
  if (typeof body !== 'string') return <div className="mt-0.5 max-w-reading">{body}</div>
  return <p className="mt-0.5 max-w-reading whitespace-pre-line">{body}</p>
}

/** One entry: what, who, when; when it was recorded if that was later; what it said before it was corrected. */
export function TimelineEntry({ entry }: { entry: EntryView }) {
  const { seq, group, title, author, byPerson, occurredAt, recordedAt, body, facts, corrections, correctHref } = entry
  const later = Date.parse(recordedAt) - Date.parse(occurredAt) > laterMs
  return (
    <li
      id={`e-${seq}`}
      tabIndex={-1}
      className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2.5 rounded-control px-1.5 py-2 outline-offset-0 target:bg-surface"
    >
      <span className={cn('mt-0.5', byPerson ? 'text-text' : 'text-subtle')}>
        <EntryIcon group={group} />
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{groupWord(group)}</span>
          {title && <span className="min-w-0">{title}</span>}
          <span className="ml-auto flex items-baseline gap-x-2 text-meta text-muted">
            {byPerson ? author : `${author} (automatic)`} <Occurred entry={entry} />
          </span>
        </p>
        {body && <Body body={body} />}
        {facts.length > 0 && <Facts facts={facts} />}
        {corrections.length > 0 && <Corrections entry={entry} />}
        {(later || correctHref) && (
          <p className="mt-0.5 flex flex-wrap gap-x-3 text-meta text-muted">
            {later && (
              <span>
                Added later, recorded <Time at={recordedAt} />
              </span>
            )}
            {correctHref && (
              <a href={correctHref} className="ml-auto underline" aria-label={`Correct entry ${seq}`}>
                Correct
              </a>
            )}
          </p>
        )}
      </div>
    </li>
  )
}
