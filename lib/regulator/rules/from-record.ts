import { dataCategoryLabel } from '@/lib/data-categories'
import { type IncidentKind, kindNames } from '@/lib/incidents/model'
import { type FieldKey, type Filing, type FromRecord, phaseNames } from '@/lib/regulator/model'
import type { Claim, ClaimKind } from '@/lib/statements/claims'
import { formatDuration, formatTime } from '@/lib/time'

/** A judgment that stands, or an entry with words: what is read of the timeline beside the claims. */
export interface Said {
  readonly seq: number
  readonly at: string
  readonly text: string
}

/** Everything that the form is filled from, as the record holds it at `now`. */
export interface FormRecord {
  readonly now: string
  readonly reference: string
  readonly kind: IncidentKind
  readonly dataCategories: readonly string[]
  readonly populations: readonly string[]
  /** The entry that last said what data, and of whom. */
  readonly exposureSeq: number
  readonly counselName: string | null
  readonly aware: Said | null
  readonly containments: readonly Said[]
  readonly claims: readonly Claim[]
  readonly filings: readonly Filing[]
}

const awareLimitMs = 72 * 3_600_000

/** The last moment of the 72 h of GDPR Art. 33; null while nobody recorded awareness. */
export function limitOf(aware: Said | null): Date | null {
  return aware ? new Date(Date.parse(aware.at) + awareLimitMs) : null
}

const utc = (iso: string) => formatTime(iso, 'UTC')
const inOrder = (seqs: readonly number[]) => [...new Set(seqs)].toSorted((a, b) => a - b)

/** All claims of those kinds that have words and nothing missing, together. A cause that nobody confirmed is told as one. */
function worded(claims: readonly Claim[], ...keys: readonly string[]): FromRecord | null {
  const found = claims.filter(({ key, wording }) => wording !== null && keys.some((wanted) => matches(key, wanted)))
  if (found.length === 0) return null
  return {
    text: found.map(({ wording }) => wording).join('\n'),
    cites: inOrder(found.flatMap(({ evidence }) => evidence)),
  }
}

const matches = (key: string, wanted: string) => key === wanted || (wanted.endsWith('/') && key.startsWith(wanted))

function firstOf(claims: readonly Claim[], ...kinds: readonly ClaimKind[]): FromRecord | null {
  for (const kind of kinds) {
    const found = worded(claims, kind)
    if (found) return found
  }
  return null
}

function duration(claims: readonly Claim[]): FromRecord | null {
  const at = (kind: 'start' | 'end') => claims.find((claim) => claim.kind === kind && claim.missing.length === 0)
  const [start, end] = [at('start'), at('end')]
  if (start?.value?.kind !== 'start' || end?.value?.kind !== 'end') return null
  const last = Date.parse(end.value.to ?? end.value.from)
  const range = start.value.to || end.value.to ? 'At most ' : ''
  return {
    text: `${range}${formatDuration(last - Date.parse(start.value.from))}`,
    cites: inOrder([...start.evidence, ...end.evidence]),
  }
}

/** Not late while the 72 h run; later the reasons are for a person to give. */
function delay({ aware, now }: FormRecord): FromRecord | null {
  const limit = limitOf(aware)
  if (!aware || !limit || new Date(now) > limit) return null
  return { text: `No delay: 72 h from awareness end ${utc(limit.toISOString())}.`, cites: [aware.seq] }
}

function earlier(filings: readonly Filing[]): FromRecord {
  const lines = filings.map(({ number, phase, authority, filedAt, receipt }) =>
    [`${number}. ${phaseNames[phase]} to ${authority}, ${utc(filedAt)}`, receipt ? `receipt ${receipt}` : null]
      .filter(Boolean)
      .join(', '),
  )
  return { text: lines.join('\n') || 'None', cites: filings.map(({ seq }) => seq) }
}

const affects: Readonly<Partial<Record<IncidentKind, string>>> = {
  data_exposure: 'confidentiality',
  unauthorised_access: 'confidentiality',
  loss: 'confidentiality or availability',
  integrity: 'integrity',
  availability: 'availability',
}

const special = /^user\.(health|biometrics|demographic|sexual|political|religio|genetic)/

function listed(values: readonly string[], seq: number): FromRecord | null {
  return values.length > 0 ? { text: values.join(', '), cites: [seq] } : null
}

function lines(said: readonly Said[]): FromRecord | null {
  if (said.length === 0) return null
  return { text: said.map(({ at, text }) => `${utc(at)}: ${text}`).join('\n'), cites: said.map(({ seq }) => seq) }
}

function together(...parts: readonly (FromRecord | null)[]): FromRecord | null {
  const held = parts.filter((part) => part !== null)
  if (held.length === 0) return null
  return { text: held.map(({ text }) => text).join('\n'), cites: inOrder(held.flatMap(({ cites }) => cites)) }
}

type Reader = (record: FormRecord) => FromRecord | null
const claims =
  (...keys: readonly string[]): Reader =>
  (record) =>
    worded(record.claims, ...keys)

/** How each field is read from the record. What has no row only a person knows. */
const readers: Readonly<Partial<Record<FieldKey, Reader>>> = {
  type: ({ filings }) => ({
    text: filings.length === 0 ? 'Initial notification' : 'Update or final report',
    cites: [],
  }),
  reference: ({ reference }) => ({ text: reference, cites: [] }),
  earlier: ({ filings }) => earlier(filings),
  reporter: ({ counselName }) => (counselName ? { text: `${counselName}, counsel`, cites: [] } : null),
  aware: ({ aware }) => aware && { text: [`${utc(aware.at)}.`, aware.text].join(' ').trim(), cites: [aware.seq] },
  discovery: claims('discovery'),
  start: claims('start'),
  end: claims('end'),
  duration: (record) => duration(record.claims),
  delay,
  kind: ({ kind }) => ({ text: [kindNames[kind], affects[kind]].filter(Boolean).join(': '), cites: [1] }),
  what_happened: claims('what_happened'),
  access: (record) => firstOf(record.claims, 'access_observed', 'no_indication_of_access', 'access_not_known'),
  cause: claims('cause'),
  data_categories: (record) =>
    worded(record.claims, 'data_categories') ??
    listed(record.dataCategories.map(dataCategoryLabel), record.exposureSeq),
  special_categories: ({ dataCategories, exposureSeq }) => {
    const found = listed(dataCategories.filter((key) => special.test(key)).map(dataCategoryLabel), exposureSeq)
    return found && { ...found, text: `To be checked: ${found.text}` }
  },
  people_categories: ({ populations, exposureSeq }) => listed(populations, exposureSeq),
  people_number: claims('number_affected/people'),
  records_number: claims('number_affected/records'),
  exposure: claims('exposure_scope'),
  measures_taken: (record) => together(worded(record.claims, 'pause_status/'), lines(record.containments)),
  mitigation: claims('safeguard/'),
  people_told: claims('notification/affected_people', 'notification/employees', 'notification/customers'),
  others_told: claims('notification/law_enforcement', 'notification/other'),
  open_questions: claims('unknown/'),
}

/** What the record says of a field; null where it says nothing. */
export function fromRecord(key: FieldKey, record: FormRecord): FromRecord | null {
  return readers[key]?.(record) ?? null
}
