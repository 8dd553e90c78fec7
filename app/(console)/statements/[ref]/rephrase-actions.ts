'use server'

import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf } from '@/lib/form-values'
import type { Offer } from '@/lib/rephrase/offer'
import { offerWords } from '@/lib/rephrase/queries'

/** Other words for the text as it is being written; nothing is saved. */
export async function rephraseAction(_: FormState<Offer>, form: FormData): Promise<FormState<Offer>> {
  const body = textOf(form, 'body').replaceAll('\r\n', '\n')
  const result = await runAction(async () =>
    offerWords(await actionActor(), { reference: textOf(form, 'reference'), body }),
  )
  return { result, values: { body: [body] } }
}
