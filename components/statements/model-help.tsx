'use client'

import { useActionState, useSyncExternalStore } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { type FormState, freshForm } from '@/lib/form-values'
import type { Offer } from '@/lib/rephrase/offer'
import { WordDiffView } from './word-diff'

export type RephraseAction = (state: FormState<Offer>, form: FormData) => Promise<FormState<Offer>>

const never = () => () => {}

/** False in what the server sends: without script the words could not be taken, and what is typed would be lost. */
function useScript(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

function Offered({
  offer: { diff, marks, applicable },
  stale,
  take,
}: {
  offer: Offer
  stale: boolean
  take: () => void
}) {
  return (
    <div aria-live="polite" className="mt-3 flex flex-col gap-3">
      <WordDiffView diff={diff} />
      {marks.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 pl-5 text-muted">
          {marks.map(({ rule, sentence, start, words, reason, mend }) => (
            <li key={`${rule}${sentence}:${start}`}>
              {words && `“${words}”: `}
              {reason} {mend} ({rule})
            </li>
          ))}
        </ul>
      )}
      {!applicable && <p className="font-medium text-danger">A rule stops these words: they can’t be taken.</p>}
      {applicable && stale && <p className="text-muted">The text has changed since. Ask again.</p>}
      {applicable && !stale && (
        <div>
          <Button onClick={take}>Take these words</Button>
        </div>
      )}
    </div>
  )
}

export interface ModelHelpProps {
  action: RephraseAction
  reference: string
  body: string
  take: (body: string) => void
}

/** Asks a language model for other words between the claims and shows them beside the present ones; a person takes them. */
export function ModelHelp({ action, reference, body, take }: ModelHelpProps) {
  const [state, post] = useActionState(action, freshForm)
  if (!useScript()) return null
  const { result } = state
  const offer = result?.ok ? result.value : null
  return (
    <Section
      id="model-help"
      title="Model help"
      hint="A language model is sent the words between the claims, without claims, labels and figures."
    >
      <form action={post} noValidate className="flex flex-col gap-2">
        {result?.ok === false && <ErrorSummary errors={undefined} message={result.message} />}
        <input type="hidden" name="reference" value={reference} />
        <input type="hidden" name="body" value={body} />
        <div>
          <SubmitButton variant="secondary" busyLabel="Asking…">
            Ask for other words
          </SubmitButton>
        </div>
      </form>
      {offer && <Offered offer={offer} stale={state.values.body?.[0] !== body} take={() => take(offer.body)} />}
    </Section>
  )
}
