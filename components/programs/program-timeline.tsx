import { markdown } from '@/components/timeline/markdown'
import { Timeline } from '@/components/timeline/timeline'
import type { TimelineItem } from '@/lib/timeline/fold'

/** The program's own entries, newest first; its words are never corrected here, only on incidents. */
export function ProgramTimeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <Timeline
      items={items.map(({ text, ...item }) => ({ ...item, body: text && markdown(text), correctHref: null }))}
    />
  )
}
