import { formatTime, type TimeStyle, type Zone } from '@/lib/time'
import { groupWord } from '@/lib/timeline/groups'
import type { EntryView } from './entry-view'
import look from './timeline.module.css'

/** A plain element: with hundreds on a page, each entry's zone comes down as a prop. */
function At({ at, zone, style = 'datetime' }: { at: string; zone: Zone; style?: TimeStyle }) {
  return <time dateTime={at}>{formatTime(at, zone, style)}</time>
}

function Corrections({ corrections, zone }: { corrections: NonNullable<EntryView['corrections']>; zone: Zone }) {
  return corrections.map(({ seq, by, at, reason, replaced }) => (
    <details key={seq} id={`e-${seq}`}>
      <summary>
        Corrected by {by}, <At at={at} zone={zone} />: {reason}
      </summary>
      <span className="font-medium">Before: </span>
      <del>{replaced}</del>
    </details>
  ))
}

function Facts({ facts }: { facts: NonNullable<EntryView['facts']> }) {
  return (
    <dl>
      {facts.flatMap(({ label, value }) => [<dt key={`${label} name`}>{label}</dt>, <dd key={label}>{value}</dd>])}
    </dl>
  )
}

function When({ entry, zone }: { entry: EntryView; zone: Zone }) {
  const { seq, occurredAt, occurredUntil, about } = entry
  return (
    <a href={`#e-${seq}`}>
      {about && 'about '}
      <At at={occurredAt} zone={zone} style="time" />
      {occurredUntil && ' to '}
      {occurredUntil && <At at={occurredUntil} zone={zone} style="time" />}
    </a>
  )
}

export interface TimelineEntryProps {
  entry: EntryView
  zone: Zone
  /** The incident's address, under which corrections are made. */
  path: string
}

/** One entry: what, who, when; when it was recorded if that was later; what it said before it was corrected. */
export function TimelineEntry({ entry, zone, path }: TimelineEntryProps) {
  const { seq, group, title, author, recordedLater, body, facts, corrections, correct } = entry
  return (
    <li id={`e-${seq}`} tabIndex={-1} className={look.entry}>
      <svg aria-hidden="true">
        <use href={`#entry-${group}`} />
      </svg>
      <header>
        <b>{groupWord(group)}</b>
        {title && <i>{title}</i>}
        <span>
          {`${author} `}
          <When entry={entry} zone={zone} />
        </span>
      </header>
      {typeof body === 'string' ? <p>{body}</p> : body && <div>{body}</div>}
      {facts && <Facts facts={facts} />}
      {corrections && <Corrections corrections={corrections} zone={zone} />}
      {(recordedLater || correct) && (
        <footer>
          {recordedLater && (
            <span>
              {'Added later, recorded '}
              <At at={recordedLater} zone={zone} />
            </span>
          )}
          {correct && (
            <a href={`${path}/correct/${correct}`} aria-label={`Correct entry ${seq}`}>
              Correct
            </a>
          )}
        </footer>
      )}
    </li>
  )
}
