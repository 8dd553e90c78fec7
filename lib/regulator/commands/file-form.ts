import 'server-only'
import type { z } from 'zod'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { InvalidInput, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { lockTimeline } from '@/lib/incidents/lock'
import { ownerOf } from '@/lib/regulator/commands/record-field'
import { formHash } from '@/lib/regulator/hash'
import { type FrozenField, phaseNames } from '@/lib/regulator/model'
import { readFormSource } from '@/lib/regulator/queries/record'
import { decideFiling, fillForm, freeze } from '@/lib/regulator/rules/form'
import { fileFormInput } from '@/lib/regulator/schema'
import { event } from '@/lib/timeline/model'

type Input = z.output<typeof fileFormInput>

async function restOf(tx: Tx, { restOwnerId, restDue }: Input, now: Date) {
  if (!restOwnerId && !restDue) return null
  if (!restOwnerId) throw new InvalidInput({ restOwnerId: 'Choose who finds out what is not yet known.' })
  if (!restDue) throw new InvalidInput({ restDue: 'Enter until when it is to be known.' })
  const { name } = await ownerOf(tx, ['restOwnerId', 'restDue'], restOwnerId, restDue, now)
  return { ownerName: name, due: restDue.toISOString() }
}

/** What the form says and the answer about it, under the lock. What moved since it was read is not filed unseen. */
async function frozenForm(tx: Tx, incidentId: string, input: Input, now: Date) {
  const { record, versions } = await readFormSource(tx, incidentId, now)
  const form = fillForm(record, versions)
  if (formHash(freeze(form, '', null)) !== input.formHash)
    throw new Refused('form_moved', 'The form has changed since you read it. Look through it again, then file it.')
  const rest = await restOf(tx, input, now)
  const decision = decideFiling({
    ...{ form, record, phase: input.phase, filedAt: input.filedAt },
    restIsOwned: rest !== null,
  })
  if (!decision.ok) throw new Refused(decision.refusal.code, decision.refusal.reason)
  return { fields: freeze(form, phaseNames[input.phase], rest), number: record.filings.length + 1 }
}

const asJson = (fields: readonly FrozenField[]) => fields.map((field) => ({ ...field, cites: [...field.cites] }))

/** Records that the form was given to an authority, and keeps it as it was. It sends nothing. */
export const fileForm = command({
  name: 'regulator.fileForm',
  permission: 'regulator.write',
  input: fileFormInput,
  events: ['regulator.filed', 'notification.recorded'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ tx, actor, input, target: { stream }, now }) {
    const { phase, authority, receipt, filedAt } = input
    if (filedAt > now) throw new InvalidInput({ filedAt: 'This time is in the future. Enter one that has passed.' })
    const { fields, number } = await frozenForm(tx, stream.id, input, now)
    const [seq, hash, sentAt] = [stream.seq + 1, formHash(fields), filedAt.toISOString()]
    await tx.regulatorFiling.create({
      data: {
        ...{ id: newId(), incidentId: stream.id, number, seq, phase, authority, receipt, filedAt, hash },
        ...{ form: asJson(fields), byName: actor.name, recordedAt: now },
      },
    })
    const notYetKnown = fields.filter(({ unknown }) => unknown).map(({ label }) => label)
    const filed = event(stream, 'regulator.filed', {
      number,
      phase,
      authority,
      receipt,
      filedAt: sentAt,
      hash,
      notYetKnown,
    })
    const told = {
      recipientClass: 'regulator',
      recipient: authority,
      sentAt,
      receipt,
      scope: phaseNames[phase],
    } as const
    const occurred = { at: filedAt }
    const notified = event(stream, 'notification.recorded', { ...told, regime: 'gdpr', phase }, { occurred })
    return { events: [filed, notified], result: { seq, number } }
  },
})
