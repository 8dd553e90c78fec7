import type { Actor } from '@/lib/auth/model'
import type { CallOptions } from '@/lib/command'
import {
  addNote,
  recordAction,
  recordCommunication,
  recordContainment,
  recordDecision,
  recordObservation,
} from '@/lib/incidents/commands/entries'
import type { EntryPlace } from '@/lib/incidents/commands/place'
import { type ComposedKind, readCommunication, readWords } from '@/lib/incidents/entry-form'

type Recorder = (actor: Actor, form: FormData, options: CallOptions) => Promise<EntryPlace>

/** The command behind each kind of the composer. */
export const recordEntry: Readonly<Record<ComposedKind, Recorder>> = {
  note: (actor, form, options) => addNote(actor, readWords(form), options),
  decision: (actor, form, options) => recordDecision(actor, readWords(form), options),
  action: (actor, form, options) => recordAction(actor, readWords(form), options),
  observation: (actor, form, options) => recordObservation(actor, readWords(form), options),
  containment: (actor, form, options) => recordContainment(actor, readWords(form), options),
  communication: (actor, form, options) => recordCommunication(actor, readCommunication(form), options),
}
