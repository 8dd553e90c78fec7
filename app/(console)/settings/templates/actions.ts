'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { saveTemplate } from '@/lib/statements/commands/templates'
import { statementKind } from '@/lib/statements/schema'

async function save(form: FormData, body: string | null): Promise<FormState> {
  const result = await runAction(async () => {
    const kind = statementKind.parse(textOf(form, 'kind'))
    const expectedNumber = Number(textOf(form, 'expectedNumber'))
    return saveTemplate(await actionActor(), { kind, body, note: textOf(form, 'note'), expectedNumber })
  })
  if (result.ok) redirect('/settings/templates')
  return { result, values: valuesOf(form) }
}

export async function saveTemplateAction(_: FormState, form: FormData): Promise<FormState> {
  return save(form, textOf(form, 'body'))
}

export async function resetTemplateAction(_: FormState, form: FormData): Promise<FormState> {
  return save(form, null)
}
