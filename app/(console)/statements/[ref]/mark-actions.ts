'use server'

import { redirect } from 'next/navigation'
import { type ActionResult, runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { readTime } from '@/lib/incidents/form-times'
import { dismissMark, trackPromise, waiveMark } from '@/lib/statements/commands/marks'
import { markRule } from '@/lib/statements/schema'

/** Back to the page that the mark was shown on, or to the form with the reason and what was typed. */
function answer(result: ActionResult<unknown>, form: FormData): FormState {
  const page = textOf(form, 'page') === 'edit' ? '/edit' : ''
  if (result.ok) redirect(`/statements/${encodeURIComponent(textOf(form, 'reference'))}${page}`)
  return { result, values: valuesOf(form) }
}

const markOf = (form: FormData) => ({
  statementId: textOf(form, 'statementId'),
  rule: markRule.parse(textOf(form, 'rule')),
  sentenceHash: textOf(form, 'sentenceHash'),
  reason: textOf(form, 'reason'),
})

export async function waiveMarkAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await runAction(async () => waiveMark(await actionActor(), markOf(form))), form)
}

export async function dismissMarkAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await runAction(async () => dismissMark(await actionActor(), markOf(form))), form)
}

export async function trackPromiseAction(_: FormState, form: FormData): Promise<FormState> {
  const [statementId, sentenceHash] = [textOf(form, 'statementId'), textOf(form, 'sentenceHash')]
  const promise = { statementId, sentenceHash, ownerId: textOf(form, 'ownerId'), due: readTime(form, 'due', {}) ?? '' }
  return answer(await runAction(async () => trackPromise(await actionActor(), promise)), form)
}
