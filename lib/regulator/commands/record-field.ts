import 'server-only'
import type { z } from 'zod'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Conflict, InvalidInput } from '@/lib/errors'
import { newId } from '@/lib/id'
import { lockTimeline } from '@/lib/incidents/lock'
import { formFields } from '@/lib/regulator/model'
import { readFormSource } from '@/lib/regulator/queries/record'
import { fromRecord } from '@/lib/regulator/rules/from-record'
import { recordFieldInput } from '@/lib/regulator/schema'
import { event } from '@/lib/timeline/model'

/** Whoever finds out must be there to do so, and in time to come. */
export async function ownerOf(tx: Tx, fields: readonly [string, string], ownerId: string, due: Date, now: Date) {
  const owner = await tx.person.findFirst({
    where: { id: ownerId, disabledAt: null },
    select: { id: true, name: true },
  })
  if (!owner) throw new InvalidInput({ [fields[0]]: 'There is no such person any more.' })
  if (due <= now) throw new InvalidInput({ [fields[1]]: 'This time has passed. Enter when it is to be known.' })
  return owner
}

async function saidBy(tx: Tx, input: z.output<typeof recordFieldInput>, now: Date) {
  if (input.mode === 'text') return { text: input.text, ownerId: null, ownerName: null, due: null }
  if (input.mode === 'record') return { text: null, ownerId: null, ownerName: null, due: null }
  const owner = await ownerOf(tx, ['ownerId', 'due'], input.ownerId, input.due, now)
  return { text: null, ownerId: owner.id, ownerName: owner.name, due: input.due }
}

/** Completes or overrules one field of the form, says who finds it out, or leaves it to the record again. */
export const recordField = command({
  name: 'regulator.recordField',
  permission: 'regulator.write',
  input: recordFieldInput,
  events: ['regulator.field_recorded'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ tx, actor, input, target: { stream }, now }) {
    const { field: key, mode, expectedVersion } = input
    const { record, versions } = await readFormSource(tx, stream.id, now)
    const before = versions.filter((each) => each.key === key).at(-1)?.version ?? 0
    if (before !== expectedVersion)
      throw new Conflict('Somebody has written in this field meanwhile. Read it again.', { version: before })
    const said = await saidBy(tx, input, now)
    const [version, seq, label] = [
      before + 1,
      stream.seq + 1,
      formFields.find((each) => each.key === key)?.label ?? key,
    ]
    const recordText = fromRecord(key, record)?.text ?? null
    await tx.regulatorField.create({
      data: {
        ...{ id: newId(), incidentId: stream.id, key, version, seq, mode, ...said, recordText },
        ...{ byName: actor.name, recordedAt: now },
      },
    })
    const { text, ownerName: owner, due } = said
    const payload = { field: key, label, version, mode, text, owner, due: due?.toISOString() ?? null }
    return { events: [event(stream, 'regulator.field_recorded', payload)], result: { seq, version } }
  },
})
