import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { groupWord } from '@/lib/timeline/groups'
import { listTimeline } from '@/lib/timeline/queries'

const kinds: ReadonlySet<string> = new Set([
  'finding.recorded',
  'count.recorded',
  'bounds.recorded',
  'cause.recorded',
  'log_source.found',
  'observation.recorded',
  'evidence.added',
])

const longest = 90

/** The entries of an incident that something can rest on, newest first, each named by its own words. */
export async function listEvidenceEntries(
  actor: Actor,
  incidentId: string,
): Promise<{ readonly seq: number; readonly label: string }[]> {
  const { items } = await listTimeline(actor, incidentId, { groups: [], author: '', text: '' }, { all: true })
  return items
    .filter(({ kind }) => kinds.has(kind))
    .map(({ seq, group, title, text }) => {
      const words = [...(title ?? text ?? '')]
      const shown = words.length > longest ? `${words.slice(0, longest).join('')}…` : words.join('')
      return { seq, label: `Entry ${seq}: ${groupWord(group)}, ${shown}` }
    })
}
