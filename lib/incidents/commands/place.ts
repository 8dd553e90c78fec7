import 'server-only'
import type { LockedStream, Occurrence } from '@/lib/timeline/model'

interface OccurredInput {
  readonly occurredAt: Date | null
  readonly occurredAbout: boolean
  readonly zone: string | null
}

/** When it happened, where the form says so. */
export function occurrence({ occurredAt, occurredAbout, zone }: OccurredInput): Occurrence | undefined {
  return occurredAt ? { at: occurredAt, about: occurredAbout, zone } : undefined
}

/** What every entry's command answers: where it stands on the timeline. */
export interface EntryPlace {
  readonly seq: number
}

export const place = (stream: LockedStream): EntryPlace => ({ seq: stream.seq + 1 })
