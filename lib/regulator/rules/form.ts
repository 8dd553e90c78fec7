import { type Decision, refuse } from '@/lib/errors'
import {
  type FieldDefinition,
  type FieldKey,
  type FieldVersion,
  type Filing,
  type FormField,
  type FromRecord,
  type FrozenField,
  formFields,
  type Phase,
} from '@/lib/regulator/model'
import { type FormRecord, fromRecord, limitOf } from '@/lib/regulator/rules/from-record'

/** The form as it stands: what a person said of a field wins over the record, and the record over nothing. */
export function fillForm(record: FormRecord, versions: readonly FieldVersion[]): FormField[] {
  return formFields.map((definition: FieldDefinition & { readonly key: FieldKey }) => {
    const said = versions.filter(({ key }) => key === definition.key).at(-1) ?? null
    const found = fromRecord(definition.key, record)
    // Whoever was named in a filing to find something out still does.
    const filed = record.filings.at(-1)?.fields.find(({ key }) => key === definition.key)
    const { key, section, label, required } = definition
    const common = { key, section, label, required, version: said, fromRecord: found }
    const moved =
      said !== null && said.mode !== 'record' && !definition.timed && said.recordText !== (found?.text ?? null)
    return { ...common, moved, ...standingOf(said, found, filed) }
  })
}

function standingOf(
  said: FieldVersion | null,
  found: FromRecord | null,
  filed: FrozenField | undefined,
): Pick<FormField, 'source' | 'text' | 'cites' | 'unknown'> {
  if (said?.mode === 'text') return { source: 'person', text: said.text, cites: [said.seq], unknown: null }
  if (said?.mode === 'not_yet_known')
    return {
      source: 'person',
      text: null,
      cites: [said.seq],
      unknown: { ownerName: said.ownerName ?? '', due: said.due ?? '' },
    }
  if (found) return { source: 'record', text: found.text, cites: found.cites, unknown: null }
  return { source: 'none', text: null, cites: [], unknown: filed?.unknown ?? null }
}

/** Required fields that are neither known nor owned by anybody. */
export function unowned(form: readonly FormField[]): FormField[] {
  return form.filter(({ required, text, unknown }) => required && text === null && unknown === null)
}

/** Which notification can come next: one that is whole at once is initial and final, and a final one can be amended. */
export function phasesAfter(filings: readonly Pick<Filing, 'phase'>[]): readonly Phase[] {
  return filings.length === 0 ? ['initial', 'final'] : ['update', 'final']
}

export interface FilingFacts {
  readonly form: readonly FormField[]
  readonly record: FormRecord
  readonly phase: Phase
  readonly filedAt: Date
  /** Whether somebody is named for all that is not known and has no owner. */
  readonly restIsOwned: boolean
}

/**
 * A phase can be filed with fields that are not yet known, each with who finds out and until when; the final one only whole.
 * After 72 h the law wants the reasons for the delay, so they can't be left out.
 */
export function decideFiling({ form, record, phase, filedAt, restIsOwned }: FilingFacts): Decision {
  if (!phasesAfter(record.filings).includes(phase))
    return refuse(
      'wrong_phase',
      record.filings.length === 0
        ? 'The first is the initial notification.'
        : 'The initial notification was filed already.',
    )
  const limit = limitOf(record.aware)
  const reasons = form.find(({ key }) => key === 'delay')
  if (limit && filedAt > limit && (reasons?.source !== 'person' || reasons.text === null))
    return refuse('no_reasons', 'More than 72 h have passed since awareness. Write the reasons for the delay first.')
  const open = form.filter(({ required, text }) => required && text === null)
  if (phase === 'final' && open.length > 0)
    return refuse('not_whole', `A final report leaves nothing open: ${labels(open)}.`)
  const left = unowned(form)
  if (left.length > 0 && !restIsOwned) return refuse('not_owned', `Say who finds out, and until when: ${labels(left)}.`)
  return { ok: true }
}

const labels = (fields: readonly FormField[]) => fields.map(({ label }) => label).join('; ')

/** The form as it is filed. `rest` owns what nobody owns. */
export function freeze(
  form: readonly FormField[],
  phaseName: string,
  rest: { readonly ownerName: string; readonly due: string } | null,
): FrozenField[] {
  return form.map(({ key, label, section, text, cites, unknown, required }) => ({
    ...{ key, label, section, cites: [...cites] },
    text: key === 'type' ? phaseName : text,
    unknown: text === null && required ? (unknown ?? rest) : unknown,
  }))
}

/** The fields that say something else now than in what was filed: why a filed notification needs an update. */
export function changedSince(filing: Pick<Filing, 'fields'>, form: readonly FormField[]): FormField[] {
  const timed = new Set(formFields.filter((definition: FieldDefinition) => definition.timed).map(({ key }) => key))
  const filed = new Map(filing.fields.map(({ key, text }) => [key, text]))
  return form.filter(({ key, text }) => !timed.has(key) && (filed.get(key) ?? null) !== text)
}
