'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { registerProgram } from '@/lib/programs/commands/register'
import { readProgramForm } from '@/lib/programs/program-form'

/** Registers the program once, however often the form is sent, and goes to its page. */
export async function registerProgramAction(_: FormState, form: FormData): Promise<FormState> {
  const idempotencyKey = textOf(form, 'token') || undefined
  const result = await runAction(async () =>
    registerProgram(await actionActor(), readProgramForm(form), { idempotencyKey }),
  )
  if (result.ok) redirect(`/programs/${result.value.slug}`)
  return { result, values: valuesOf(form) }
}
