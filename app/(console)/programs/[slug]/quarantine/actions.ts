'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { decideQuarantine } from '@/lib/programs/commands/quarantine'
import { readQuarantineForm } from '@/lib/programs/quarantine-form'

export async function decideQuarantineAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(async () => decideQuarantine(await actionActor(), readQuarantineForm(form)))
  if (result.ok) redirect(`/programs/${encodeURIComponent(textOf(form, 'slug'))}/quarantine`)
  return { result, values: valuesOf(form) }
}
