import type { RegulatorEvents } from '@/lib/regulator/events'
import { phaseNames } from '@/lib/regulator/model'
import { formatTime } from '@/lib/time'
import { factsOf, type Words } from './words'

type Describe<E> = { readonly [K in keyof E]: (payload: E[K]) => Words }

const utc = (iso: string | null) => (iso ? formatTime(iso, 'UTC') : null)

const modeWords = { text: '', not_yet_known: ': not yet known', record: ': as the record has it' } as const

/** How the form for a supervisory authority reads on the timeline. */
export const regulatorWords: Describe<RegulatorEvents> = {
  'regulator.field_recorded': ({ label, mode, text, owner, due, version }) => ({
    title: `Form for the authority, ${label}${modeWords[mode]}`,
    ...(text ? { text } : {}),
    facts: factsOf(['Who finds out', owner], ['Until', utc(due)], ['Version', version > 1 ? String(version) : null]),
  }),
  'regulator.filed': ({ phase, authority, receipt, filedAt, notYetKnown, hash }) => ({
    title: `${phaseNames[phase]} filed with ${authority}, ${utc(filedAt)}`,
    facts: factsOf(
      ['Receipt', receipt ?? 'none recorded'],
      ['Not yet known', notYetKnown.join('; ')],
      ['SHA-256 of the form', hash],
    ),
  }),
}
