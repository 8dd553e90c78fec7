import { listOf, textOf, textsOf } from '@/lib/form-values'

/** What the form for publishing posts, now or for the end of the embargo. */
export function readPublish(form: FormData) {
  return {
    statementId: textOf(form, 'statementId'),
    textHash: textOf(form, 'textHash'),
    channel: textOf(form, 'channel'),
    sending: {
      emails: listOf(form, 'sending.emails'),
      webhooks: textsOf(form, 'sending.webhooks'),
      publicPage: textOf(form, 'sending.publicPage') === 'on',
    },
    confirm: textOf(form, 'confirm'),
  }
}
