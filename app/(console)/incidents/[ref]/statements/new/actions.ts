'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { draftStatement } from '@/lib/statements/commands/draft'
import { statementKind } from '@/lib/statements/schema'

/** Saves the first version and goes on to the statement, or shows the form again with what was typed. */
export async function draftAction(_: FormState, form: FormData): Promise<FormState> {
  const written = { title: textOf(form, 'title'), audience: textOf(form, 'audience'), body: textOf(form, 'body') }
  const result = await runAction(async () => {
    const kind = statementKind.parse(textOf(form, 'kind'))
    return draftStatement(await actionActor(), { incidentId: textOf(form, 'incidentId'), kind, ...written })
  })
  if (result.ok) redirect(`/statements/${result.value.reference}`)
  return { result, values: valuesOf(form) }
}
