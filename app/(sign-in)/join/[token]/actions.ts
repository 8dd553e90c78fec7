'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { joinByLink, newcomer } from '@/lib/auth/commands/join'
import { actionVisitor } from '@/lib/auth/session'
import { type FormState, textOf, textOrNull, valuesOf } from '@/lib/form-values'

/** Uses the link and leads to the sign-in. */
export async function joinAction(token: string, _: FormState, form: FormData): Promise<FormState> {
  const [name, password, repeat] = [textOf(form, 'name'), textOf(form, 'password'), textOf(form, 'repeat')]
  const result = await runAction(async () => {
    await actionVisitor()
    await joinByLink(newcomer(name), { token, name, password, repeat, email: textOrNull(form, 'email') })
    return null
  })
  if (result.ok) redirect('/sign-in?joined')
  const { password: _p, repeat: _r, ...values } = valuesOf(form)
  return { result, values }
}
