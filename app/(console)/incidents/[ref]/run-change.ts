import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import type { PersonActor } from '@/lib/auth/model'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'

/** Runs one change and goes on to a place of the incident, or shows the form again with what was typed. */
export async function runChange<T>(
  form: FormData,
  run: (actor: PersonActor) => Promise<T>,
  place: (value: T) => string = () => '',
): Promise<FormState> {
  const result = await runAction(async () => run(await actionActor()))
  if (result.ok) redirect(`/incidents/${encodeURIComponent(textOf(form, 'reference'))}${place(result.value)}`)
  return { result, values: valuesOf(form) }
}
