import { entryView } from '@/components/timeline/entry-view'
import { Timeline } from '@/components/timeline/timeline'
import { markdown } from '@/components/ui/markdown'
import type { TimelineItem } from '@/lib/timeline/fold'

/** The program's own entries, newest first; its words are never corrected here, only on incidents. `path` is its page. */
export function ProgramTimeline({ items, path }: { items: readonly TimelineItem[]; path: string }) {
  return <Timeline path={path} items={items.map((item) => entryView(item, { render: markdown, mayCorrect: false }))} />
}
