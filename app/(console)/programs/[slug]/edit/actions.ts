'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { configureProgram } from '@/lib/programs/commands/register'
import { retireProgram } from '@/lib/programs/commands/retire'
import { readLeaseForm, readProgramForm } from '@/lib/programs/program-form'

/** Saves what the program says of itself; the second of two savers is told so. */
export async function configureProgramAction(_: FormState, form: FormData): Promise<FormState> {
  const seen = { programId: textOf(form, 'programId'), expectedVersion: Number(textOf(form, 'version')) }
  const result = await runAction(async () =>
    configureProgram(await actionActor(), { ...seen, ...readProgramForm(form), ...readLeaseForm(form) }),
  )
  if (result.ok) redirect(`/programs/${encodeURIComponent(textOf(form, 'slug'))}#about`)
  return { result, values: valuesOf(form) }
}

/** Ends the program for good. */
export async function retireProgramAction(_: FormState, form: FormData): Promise<FormState> {
  const order = {
    programId: textOf(form, 'programId'),
    reason: textOf(form, 'reason'),
    confirm: textOf(form, 'confirm'),
  }
  const result = await runAction(async () => retireProgram(await actionActor(), order))
  if (result.ok) redirect(`/programs/${encodeURIComponent(textOf(form, 'slug'))}`)
  return { result, values: valuesOf(form) }
}
