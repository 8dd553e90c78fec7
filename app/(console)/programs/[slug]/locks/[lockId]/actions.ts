'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, linesOf, textOf, valuesOf } from '@/lib/form-values'
import {
  acknowledgeLockBreak,
  approveLockBreak,
  endLockBreak,
  requestLockBreak,
} from '@/lib/programs/commands/break-glass'
import { acceptLock, endLockOffer, offerLock } from '@/lib/programs/commands/hand-over'
import { releaseLock } from '@/lib/programs/commands/locks'

type Run = (actor: Awaited<ReturnType<typeof actionActor>>) => Promise<unknown>

/** Runs one command and shows the lock as it stands then. */
async function onLock(form: FormData, run: Run): Promise<FormState> {
  const result = await runAction(async () => run(await actionActor()))
  if (result.ok)
    redirect(
      `/programs/${encodeURIComponent(textOf(form, 'slug'))}/locks/${encodeURIComponent(textOf(form, 'lockId'))}`,
    )
  return { result, values: valuesOf(form) }
}

const lockOf = (form: FormData) => ({ programId: textOf(form, 'programId'), lockId: textOf(form, 'lockId') })
const reasonOf = (form: FormData) => ({ reason: textOf(form, 'reason') })
const offerOf = (form: FormData) => ({ ...lockOf(form), offerId: textOf(form, 'offerId') })
const requestOf = (form: FormData) => ({ ...lockOf(form), requestId: textOf(form, 'requestId') })
const typedOf = (form: FormData) => ({ confirm: textOf(form, 'confirm') })

export async function releaseLockAction(_: FormState, form: FormData): Promise<FormState> {
  return onLock(form, (actor) => releaseLock(actor, { ...lockOf(form), ...reasonOf(form), ...typedOf(form) }))
}

export async function offerLockAction(_: FormState, form: FormData): Promise<FormState> {
  const order = { ...lockOf(form), toId: textOf(form, 'toId'), note: textOf(form, 'note') }
  return onLock(form, (actor) => offerLock(actor, order))
}

export async function acceptLockAction(_: FormState, form: FormData): Promise<FormState> {
  return onLock(form, (actor) => acceptLock(actor, offerOf(form)))
}

export async function endLockOfferAction(_: FormState, form: FormData): Promise<FormState> {
  return onLock(form, (actor) => endLockOffer(actor, { ...offerOf(form), ...reasonOf(form) }))
}

export async function requestLockBreakAction(_: FormState, form: FormData): Promise<FormState> {
  const ground = { ...reasonOf(form), attempts: linesOf(form, 'attempts'), evidence: textOf(form, 'evidence') }
  return onLock(form, (actor) => requestLockBreak(actor, { ...lockOf(form), ...ground }))
}

export async function approveLockBreakAction(_: FormState, form: FormData): Promise<FormState> {
  return onLock(form, (actor) => approveLockBreak(actor, { ...requestOf(form), ...typedOf(form) }))
}

export async function endLockBreakAction(_: FormState, form: FormData): Promise<FormState> {
  return onLock(form, (actor) => endLockBreak(actor, { ...requestOf(form), ...reasonOf(form) }))
}

export async function acknowledgeLockBreakAction(_: FormState, form: FormData): Promise<FormState> {
  return onLock(form, (actor) => acknowledgeLockBreak(actor, { ...requestOf(form), note: textOf(form, 'note') }))
}
