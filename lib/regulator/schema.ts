import { z } from 'zod'
import { incidentKey } from '@/lib/incidents/schema'
import { type FieldKey, phases, writableKeys } from '@/lib/regulator/model'
import { instant, line, text } from '@/lib/schema'

// The list of keys is spelled out in the model and not empty.
const fieldKey = z.enum(writableKeys as readonly [FieldKey, ...FieldKey[]])
const on = { incidentId: incidentKey, field: fieldKey }

/** What a person says of one field. `expectedVersion` is 0 where nobody has said anything of it yet. */
export const recordFieldInput = z.discriminatedUnion('mode', [
  z.strictObject({ ...on, mode: z.literal('text'), text: text(1, 10_000), expectedVersion: z.int().min(0) }),
  z.strictObject({
    ...on,
    mode: z.literal('not_yet_known'),
    ownerId: z.uuid('Choose who finds out.'),
    due: z.preprocess((given) => given ?? '', instant),
    expectedVersion: z.int().min(0),
  }),
  z.strictObject({ ...on, mode: z.literal('record'), expectedVersion: z.int().min(0) }),
])

/** That the form was given to an authority as it stands. The rest is for required fields that nobody owns yet. */
export const fileFormInput = z.strictObject({
  incidentId: incidentKey,
  phase: z.enum(phases, 'Choose which notification it is.'),
  authority: line(1, 300),
  receipt: line(1, 300).nullable().default(null),
  filedAt: instant,
  restOwnerId: z.uuid().nullable().default(null),
  restDue: instant.nullable().default(null),
  /** Of the form as it was read: what came since would be filed unseen. */
  formHash: z.string().regex(/^[0-9a-f]{64}$/),
})
