/** Parts of the form, in the order of the EDPB's common template. */
export const formSections = [
  { id: 'notification', title: 'Notification' },
  { id: 'controller', title: 'Controller, reporter and data protection officer' },
  { id: 'times', title: 'Times' },
  { id: 'nature', title: 'Nature of the breach' },
  { id: 'people', title: 'People and data concerned' },
  { id: 'before', title: 'Measures before' },
  { id: 'consequences', title: 'Likely consequences' },
  { id: 'mitigation', title: 'Measures taken and mitigation' },
  { id: 'communications', title: 'Communications' },
  { id: 'cross_border', title: 'Cross-border' },
] as const
export type FormSection = (typeof formSections)[number]['id']

export interface FieldDefinition {
  readonly key: string
  readonly section: FormSection
  readonly label: string
  /** GDPR Art. 33(3) or the template asks for it of everybody; the others may stay empty. */
  readonly required: boolean
  /** What it says comes from when it is read, so a later reading is no change of the record. */
  readonly timed?: true
  /** Nobody writes it: the filing itself says it. */
  readonly computed?: true
}

const field = (section: FormSection, required: boolean) => (key: string, label: string) =>
  ({ key, section, label, required }) as const

/** GDPR Art. 33 and the fields that the EDPB's template has in common with it. */
export const formFields = [
  { ...field('notification', true)('type', 'Type of notification'), timed: true, computed: true },
  field('notification', true)('reference', 'Our reference'),
  { ...field('notification', false)('earlier', 'Earlier notifications'), timed: true, computed: true },
  field('controller', true)('controller', 'Controller: name, address, registration'),
  field('controller', true)('reporter', 'Who notifies, and how to reach them'),
  field('controller', true)('dpo', 'Data protection officer or other contact'),
  field('controller', false)('others', 'Processors and others involved'),
  field('times', true)('aware', 'When we became aware'),
  field('times', true)('discovery', 'How it was discovered'),
  field('times', true)('start', 'When it began'),
  field('times', true)('end', 'When it ended'),
  field('times', false)('duration', 'How long it lasted'),
  { ...field('times', false)('delay', 'Reasons for a delay beyond 72 h'), timed: true },
  field('nature', true)('kind', 'Kind of breach'),
  field('nature', true)('what_happened', 'What happened'),
  field('nature', true)('access', 'Whether the data were accessed'),
  field('nature', true)('cause', 'Cause'),
  field('people', true)('data_categories', 'Categories of data'),
  field('people', false)('special_categories', 'Special categories of data'),
  field('people', true)('people_categories', 'Categories of people'),
  field('people', true)('people_number', 'Approximate number of people'),
  field('people', true)('records_number', 'Approximate number of records'),
  field('people', false)('exposure', 'Who could read the data'),
  field('before', true)('measures_before', 'Measures in place before'),
  field('consequences', true)('consequences', 'Likely consequences for people'),
  field('mitigation', true)('measures_taken', 'Measures taken to end it'),
  field('mitigation', true)('mitigation', 'Measures to mitigate its effects and prevent another'),
  field('communications', true)('people_told', 'Whether people were told, when and how'),
  field('communications', false)('others_told', 'Other authorities and bodies told'),
  field('communications', false)('open_questions', 'What is being found out, by whom and until when'),
  field('cross_border', true)('cross_border', 'Whether people in other member states are concerned'),
  field('cross_border', false)('lead_authority', 'Lead supervisory authority'),
] as const satisfies readonly FieldDefinition[]
export type FieldKey = (typeof formFields)[number]['key']

const definitions: readonly (FieldDefinition & { readonly key: FieldKey })[] = formFields

/** The fields that a person can write. */
export const writableKeys: readonly FieldKey[] = definitions.filter(({ computed }) => !computed).map(({ key }) => key)

export const phases = ['initial', 'update', 'final'] as const
export type Phase = (typeof phases)[number]

export const phaseNames: Readonly<Record<Phase, string>> = {
  initial: 'Initial notification',
  update: 'Update',
  final: 'Final report',
}

/** What the record says of a field, and the entries that it rests on. */
export interface FromRecord {
  readonly text: string
  readonly cites: readonly number[]
}

/** `text`: written by a person. `not_yet_known`: with who finds out, until when. `record`: as the record has it, again. */
export const fieldModes = ['text', 'not_yet_known', 'record'] as const
export type FieldMode = (typeof fieldModes)[number]

/** What a person last said of a field. Earlier versions stay. */
export interface FieldVersion {
  readonly key: string
  readonly version: number
  readonly seq: number
  readonly mode: FieldMode
  readonly text: string | null
  readonly ownerName: string | null
  readonly due: string | null
  /** What the record said when it was written; null for nothing. */
  readonly recordText: string | null
  readonly byName: string
  readonly recordedAt: string
}

/** A field as it stands now. `text` is null while it is not known. */
export interface FormField {
  readonly key: FieldKey
  readonly section: FormSection
  readonly label: string
  readonly required: boolean
  readonly source: 'record' | 'person' | 'none'
  readonly text: string | null
  readonly cites: readonly number[]
  /** Who finds out, until when; null for a field that is known, and for one that nobody owns yet. */
  readonly unknown: { readonly ownerName: string; readonly due: string } | null
  readonly version: FieldVersion | null
  readonly fromRecord: FromRecord | null
  /** A person wrote it, and the record has moved since. */
  readonly moved: boolean
}

/** What was filed, for ever. */
export interface FrozenField {
  readonly key: string
  readonly label: string
  readonly section: FormSection
  readonly text: string | null
  readonly cites: readonly number[]
  readonly unknown: { readonly ownerName: string; readonly due: string } | null
}

export interface Filing {
  readonly number: number
  readonly seq: number
  readonly phase: Phase
  readonly authority: string
  readonly receipt: string | null
  readonly filedAt: string
  readonly byName: string
  readonly hash: string
  readonly fields: readonly FrozenField[]
}
