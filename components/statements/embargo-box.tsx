import { CalendarClock } from 'lucide-react'
import { ActForm, ActText, type FormAction } from '@/components/form/act-form'
import { Section } from '@/components/ui/card'
import { type Embargo, sayEmbargo } from '@/lib/statements/embargo'

export interface EmbargoBoxProps {
  statement: { id: string; reference: string }
  embargo: Embargo | null
  /** When it is published by itself; null while nobody has asked for that. */
  releaseAt: Date | null
  /** The steps; null for whoever may not publish. */
  actions: { set: FormAction; cancel: FormAction } | null
}

/** Until when the words are not public, in UTC and in the place's own time, and whether they go out by themselves then. */
export function EmbargoBox({ statement, embargo, releaseAt, actions }: EmbargoBoxProps) {
  const hidden = { statementId: statement.id, reference: statement.reference }
  if (!embargo && !actions) return null
  return (
    <Section id="embargo" title="Embargo">
      <div className="flex flex-col gap-3">
        <p className="flex items-center gap-2 font-medium">
          <CalendarClock aria-hidden className="size-4 shrink-0 text-muted" />
          {embargo ? `Not public until ${sayEmbargo(embargo)}` : 'None: it may be public as soon as it is published.'}
        </p>
        {embargo && releaseAt && <p className="text-muted">It is published by itself then, if all still stands.</p>}
        {actions && releaseAt && (
          <ActForm
            action={actions.cancel}
            hidden={hidden}
            submit="Don’t publish it by itself"
            busyLabel="Calling it off…"
            variant="secondary"
          />
        )}
        {actions && !releaseAt && (
          <details>
            <summary className="link min-h-6 w-fit py-0.5 pointer-coarse:py-3">
              {embargo ? 'Change or lift it…' : 'Set an embargo…'}
            </summary>
            <div className="mt-2">
              <ActForm action={actions.set} hidden={hidden} submit="Save the embargo" variant="secondary">
                <ActText name="until" type="datetime-local" label="Not public until" hint="Empty: it is lifted." />
                <ActText name="zone" id="embargo-zone" label="Time zone" initial={embargo?.zone ?? 'UTC'} />
              </ActForm>
            </div>
          </details>
        )}
      </div>
    </Section>
  )
}
