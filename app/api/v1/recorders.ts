import type { Actor } from '@/lib/auth/model'
import type { CallOptions } from '@/lib/command'
import { InvalidInput, NotFound } from '@/lib/errors'
import {
  addNote,
  recordAction,
  recordCommunication,
  recordContainment,
  recordDecision,
  recordFinding,
  recordObservation,
} from '@/lib/incidents/commands/entries'
import type { EntryPlace } from '@/lib/incidents/commands/place'
import { reference } from '@/lib/incidents/schema'

/** A command that puts an entry on a timeline, whatever its input is: it parses that itself. */
type Recorder = (actor: Actor, input: never, options?: CallOptions) => Promise<EntryPlace>

const recorders: ReadonlyMap<unknown, Recorder> = new Map<unknown, Recorder>([
  ['note', addNote],
  ['decision', recordDecision],
  ['action', recordAction],
  ['observation', recordObservation],
  ['communication', recordCommunication],
  ['containment', recordContainment],
  ['finding', recordFinding],
])

/** Records what the body says on the incident's timeline, by its `kind`. */
export async function recordEntry(
  actor: Actor,
  path: string,
  { kind, ...entry }: Record<string, unknown>,
  options: CallOptions,
): Promise<EntryPlace> {
  if (!reference.safeParse(path).success) throw new NotFound()
  const record = recorders.get(kind)
  if (!record) throw new InvalidInput({ kind: `Use one of ${[...recorders.keys()].join(', ')}.` })
  if ('incidentId' in entry) throw new InvalidInput({ incidentId: 'This field is not known here.' })
  // The command parses its input with a strict schema: nothing of what was sent is trusted here.
  return record(actor, { ...entry, incidentId: path } as never, options)
}
