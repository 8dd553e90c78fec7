import type { ProgramEvents } from '@/lib/programs/events'
import type { DataClass } from '@/lib/programs/rules/data-class'
import type { Disposition } from '@/lib/programs/rules/observation'
import { formatTime } from '@/lib/time'
import { factsOf, type Words } from './words'

type Kind =
  | 'program.data_observed'
  | 'program.canary_checked'
  | 'program.quarantine_decided'
  | 'program.quarantine_carried_out'

const records = (n: number) => (n === 1 ? '1 record' : `${n.toLocaleString('en')} records`)
const batchesOf = (n: number) => (n === 1 ? '1 sealed batch' : `${n.toLocaleString('en')} sealed batches`)

/** What became known of the records, as it follows their number. */
export const observedWords: Readonly<Record<DataClass, string>> = {
  ok: 'captured with permission',
  late: 'captured with permission, arrived late',
  violation: 'captured while it was stopped',
  unknown: 'without proof of leave',
}

export const dispositionWords: Readonly<Record<Disposition, string>> = {
  refused: 'refused',
  quarantined: 'sealed in quarantine',
  stored: 'already stored',
}

/** How entries read that tell of a program's data at the doors of its stores. */
export const ingestWords: { readonly [K in Kind]: (payload: ProgramEvents[K]) => Words } = {
  'program.data_observed': ({ program, disposition, count, collector, contradicts, ...seen }) => ({
    title: `${program.name}: ${records(count)} ${observedWords[seen.class]}, ${dispositionWords[disposition]}`,
    ...(contradicts && collector && { text: `${collector.externalId} had said that it stopped.` }),
    facts: factsOf(
      ['Captured', `${formatTime(seen.from, 'UTC', 'seconds')} to ${formatTime(seen.to, 'UTC', 'seconds')}`],
      ['Collector', collector?.externalId ?? null],
      ['Reported by', seen.source],
    ),
  }),
  'program.canary_checked': ({ program, refused, detail, source }) => ({
    title: refused
      ? `${program.name}: the guard tried to send data while paused, and it was refused`
      : `${program.name}: the guard tried to send data while paused, and it was let through`,
    text: detail,
    facts: factsOf(['Tried by', source]),
  }),
  'program.quarantine_decided': ({ program, decision, reason, batches, records: held, complete }) => ({
    title: `${program.name}: ${complete ? 'two people decided' : 'one person proposes'} to ${decision} ${records(held)} in ${batchesOf(batches)}`,
    text: reason,
  }),
  'program.quarantine_carried_out': ({ program, decision, batches, records: held, place }) => ({
    title: `${program.name}: ${records(held)} in ${batchesOf(batches)} ${decision === 'release' ? 'released to the store' : 'destroyed'}`,
    facts: factsOf(['At', place]),
  }),
}
