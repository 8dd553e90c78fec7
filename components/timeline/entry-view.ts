import type { ReactNode } from 'react'
import type { Correction, TimelineItem } from '@/lib/timeline/fold'
import type { EntryGroup } from '@/lib/timeline/groups'
import type { Fact } from '@/lib/timeline/words/words'

/** An item as the page gets it: its text made ready to show, and nothing that it would not show. */
export interface EntryView {
  readonly seq: number
  readonly group: EntryGroup
  readonly author: string
  readonly occurredAt: string
  readonly occurredUntil?: string
  readonly about?: true
  /** Set where it was recorded notably later than it happened. */
  readonly recordedLater?: string
  readonly title?: string
  readonly body?: ReactNode
  readonly facts?: readonly Fact[]
  readonly corrections?: readonly Correction[]
  /** The entry that a further correction names, if the viewer may correct it. */
  readonly correct?: number
}

const laterMs = 2 * 60_000

/** `render` turns what people wrote into what the page shows. */
export function entryView(
  item: TimelineItem,
  { render, mayCorrect }: { render: (text: string) => ReactNode; mayCorrect: boolean },
): EntryView {
  const { seq, group, occurredAt, occurredUntil, recordedAt, title, text, facts, corrections } = item
  const later = Date.parse(recordedAt) - Date.parse(occurredAt) > laterMs
  return {
    seq,
    group,
    author: item.byPerson ? item.author : `${item.author} (automatic)`,
    occurredAt,
    ...(occurredUntil && { occurredUntil }),
    ...(item.about && { about: true }),
    ...(later && { recordedLater: recordedAt }),
    ...(title && { title }),
    ...(text && { body: render(text) }),
    ...(facts.length > 0 && { facts }),
    ...(corrections.length > 0 && { corrections }),
    ...(mayCorrect && { correct: corrections.at(-1)?.seq ?? seq }),
  }
}
