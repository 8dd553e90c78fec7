import { type Draft, recordedEntry, rehash } from '@/lib/testing/timeline/recorded'
import type { RecordedEntry } from '@/lib/timeline/verify/format'
import type { ProblemCode } from '@/lib/timeline/verify/stream'

/** The two streams that a mutation may edit, as drafts: it strikes at entry `at` of the first. */
export interface Struck {
  readonly streamId: string
  readonly entries: Draft<RecordedEntry>[]
  readonly other: { readonly streamId: string; readonly entries: Draft<RecordedEntry>[] }
}

/** One way to falsify a record, and where the verifier must see it: relative to the entry that was struck. */
export interface Mutation {
  readonly name: string
  readonly edit: (struck: Struck, at: number) => void
  readonly found: { readonly offset: number; readonly code: ProblemCode }
  /** Needs an entry after the one that is struck. */
  readonly notLast?: true
}

const entryAt = ({ entries }: Pick<Struck, 'entries'>, at: number): Draft<RecordedEntry> => {
  const entry = entries[at - 1]
  if (!entry) throw new RangeError(`no entry ${at}`)
  return entry
}

const edited = (name: string, change: (entry: Draft<RecordedEntry>) => void, code: ProblemCode = 'hash'): Mutation => ({
  name,
  edit: (struck, at) => change(entryAt(struck, at)),
  found: { offset: 0, code },
})

const later = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString()
const flipped = (hex: string) => `${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`

export const mutations: readonly Mutation[] = [
  edited('the words are changed', (entry) => {
    entry.payload = { text: 'Nobody read it.' }
  }),
  edited('a member is added to the payload', (entry) => {
    entry.payload = { ...(entry.payload as object), approved: true }
  }),
  edited('when it happened is changed', (entry) => {
    entry.occurredAt = later(entry.occurredAt, -3_600_000)
  }),
  edited('its time zone is changed', (entry) => {
    entry.occurredZone = 'Europe/Berlin'
  }),
  edited('“about” is set', (entry) => {
    entry.occurredAbout = true
  }),
  edited('the author’s name is changed', (entry) => {
    entry.actorName = 'Somebody Else'
  }),
  edited('the author is changed', (entry) => {
    entry.actorKind = 'person'
    entry.actorId = '01936b00-0000-7000-8000-0000000000ff'
  }),
  edited('the kind of author is changed', (entry) => {
    entry.actorKind = 'collector'
  }),
  edited('the kind is changed', (entry) => {
    entry.kind = 'decision.recorded'
  }),
  edited('when it was recorded is changed', (entry) => {
    entry.recordedAt = later(entry.recordedAt, 1)
  }),
  edited('the salt is changed', (entry) => {
    entry.salt = flipped(entry.salt)
  }),
  edited('what it corrects is changed', (entry) => {
    entry.corrects = entry.corrects === null ? entry.seq - 1 : null
  }),
  edited(
    'the previous hash is changed',
    (entry) => {
      entry.previousHash = flipped(entry.previousHash)
    },
    'link',
  ),
  edited('its hash is changed', (entry) => {
    entry.hash = flipped(entry.hash)
  }),
  {
    name: 'the words are changed and its hash computed anew',
    edit(struck, at) {
      const entry = entryAt(struck, at)
      entry.payload = { text: 'Nobody read it.' }
      rehash(struck.streamId, entry)
    },
    found: { offset: 1, code: 'link' },
    notLast: true,
  },
  {
    name: 'two entries change places',
    edit(struck, at) {
      const [one, two] = [entryAt(struck, at), entryAt(struck, at + 1)]
      one.seq = at + 1
      two.seq = at
      struck.entries.splice(at - 1, 2, two, one)
    },
    found: { offset: 0, code: 'link' },
    notLast: true,
  },
  {
    name: 'an entry is removed from the middle',
    edit: (struck, at) => void struck.entries.splice(at - 1, 1),
    found: { offset: 0, code: 'missing' },
    notLast: true,
  },
  {
    name: 'an entry is removed and the later ones numbered anew',
    edit(struck, at) {
      struck.entries.splice(at - 1, 1)
      for (const entry of struck.entries.slice(at - 1)) entry.seq--
    },
    found: { offset: 0, code: 'link' },
    notLast: true,
  },
  {
    name: 'the end is cut off',
    edit: (struck, at) => void struck.entries.splice(at - 1),
    found: { offset: 0, code: 'missing' },
  },
  {
    name: 'an entry is put between, the later ones numbered anew',
    edit(struck, at) {
      const { previousHash, recordedAt } = entryAt(struck, at)
      const put = { ...recordedEntry(at, 'Put between'), previousHash, recordedAt, occurredAt: recordedAt }
      rehash(struck.streamId, put)
      for (const entry of struck.entries.slice(at - 1)) entry.seq++
      struck.entries.splice(at - 1, 0, put)
    },
    found: { offset: 1, code: 'link' },
  },
  {
    name: 'an entry stands twice',
    edit: (struck, at) => void struck.entries.splice(at, 0, { ...entryAt(struck, at) }),
    found: { offset: 0, code: 'twice' },
  },
  {
    name: 'an entry comes from another stream',
    edit(struck, at) {
      struck.entries.splice(at - 1, 1, { ...entryAt(struck.other, at) })
    },
    found: { offset: 0, code: 'hash' },
  },
  {
    name: 'an entry goes to another stream',
    edit(struck, at) {
      const [moved] = struck.entries.splice(at - 1, 1)
      if (moved) struck.other.entries.splice(at - 1, 1, moved)
    },
    found: { offset: 0, code: 'missing' },
  },
]
