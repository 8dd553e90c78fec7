import 'server-only'
import type { z } from 'zod'
import type { CommandContext, Target } from '@/lib/command-context'
import type { Tx } from '@/lib/db/client'
import { InvalidInput, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { ownerOf } from '@/lib/regulator/commands/record-field'
import { formHash } from '@/lib/regulator/hash'
import { type FrozenField, phaseNames } from '@/lib/regulator/model'
import { readFormSource } from '@/lib/regulator/queries/record'
import { decideFiling, fillForm, freeze } from '@/lib/regulator/rules/form'
import type { fileFormInput } from '@/lib/regulator/schema'
import { event } from '@/lib/timeline/model'

type Filed = z.output<typeof fileFormInput>

async function restOf(tx: Tx, { restOwnerId, restDue }: Filed, now: Date) {
  if (!restOwnerId && !restDue) return null
  if (!restOwnerId) throw new InvalidInput({ restOwnerId: 'Choose who finds out what is not yet known.' })
  if (!restDue) throw new InvalidInput({ restDue: 'Enter until when it is to be known.' })
  const { name } = await ownerOf(tx, ['restOwnerId', 'restDue'], restOwnerId, restDue, now)
  return { ownerName: name, due: restDue.toISOString() }
}

/** What the form says and the answer about it, under the lock. What moved since it was read is not filed unseen. */
async function frozenForm(tx: Tx, incidentId: string, input: Filed, now: Date) {
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
  const fields = freeze(form, phaseNames[input.phase], rest)
  return { fields, number: record.filings.length + 1, before: record.filings[0] ?? null }
}

const asJson = (fields: readonly FrozenField[]) => fields.map((field) => ({ ...field, cites: [...field.cites] }))

/** A filing as it was recorded, for what follows from it. */
export interface RecordedFiling {
  readonly seq: number
  readonly filedAt: Date
  readonly receipt: string | null
}

/**
 * Freezes the form as it was given to an authority, with the two entries that say so: the filing is the next entry of the
 * stream. `first`: the filing that notified the authority first, which is this one where there was none before.
 */
export async function writeFiling({ tx, actor }: Pick<CommandContext, 'tx' | 'actor'>, target: Target, input: Filed) {
  const { stream, now } = target
  const { phase, authority, receipt, filedAt } = input
  if (filedAt > now) throw new InvalidInput({ filedAt: 'This time is in the future. Enter one that has passed.' })
  const { fields, number, before } = await frozenForm(tx, stream.id, input, now)
  const [seq, hash, sentAt] = [stream.seq + 1, formHash(fields), filedAt.toISOString()]
  await tx.regulatorFiling.create({
    data: {
      ...{ id: newId(), incidentId: stream.id, number, seq, phase, authority, receipt, filedAt, hash },
      ...{ form: asJson(fields), byName: actor.name, recordedAt: now },
    },
  })
  const notYetKnown = fields.filter(({ unknown }) => unknown).map(({ label }) => label)
  const named = { number, phase, authority, receipt, filedAt: sentAt, hash, notYetKnown }
  const scope = phaseNames[phase]
  const told = {
    recipientClass: 'regulator',
    recipient: authority,
    sentAt,
    receipt,
    scope,
    regime: 'gdpr',
    phase,
  } as const
  const filed = event(stream, 'regulator.filed', named)
  const notified = event(stream, 'notification.recorded', told, { occurred: { at: filedAt } })
  const filing: RecordedFiling = { seq, filedAt, receipt }
  return {
    ...{ seq, number, events: [filed, notified] as const, filing },
    first: before ? { ...before, filedAt: new Date(before.filedAt) } : filing,
    delay: fields.find(({ key }) => key === 'delay')?.text ?? null,
  }
}
