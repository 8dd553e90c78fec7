'use client'

import { type ComponentProps, createContext, type ReactNode, useActionState, useContext } from 'react'
import type { FieldErrors } from '@/lib/errors'
import { type FormState, type FormValues, freshForm } from '@/lib/form-values'
import { CheckboxCards, CheckboxField, RadioCards } from './choice'
import { ErrorSummary } from './error-summary'
import { SubmitButton } from './submit-button'
import { SelectField, TextareaField, TextField } from './text-field'

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

const Posted = createContext<{ readonly errors: FieldErrors; readonly values: FormValues }>({ errors: {}, values: {} })

interface ActFormProps {
  action: FormAction
  /** Posted as they are: ids, versions, tokens. */
  hidden?: Readonly<Record<string, string>>
  children?: ReactNode
  /** The button; absent where the children bring their own. */
  submit?: ReactNode
  busyLabel?: ReactNode
  variant?: 'primary' | 'secondary' | 'danger'
  /** Stands beside the button. */
  beside?: ReactNode
}

/** A form around one server action. It works without script; a refusal keeps what was typed and says what to mend. */
export function ActForm({ action, hidden = {}, children, submit, busyLabel, variant, beside }: ActFormProps) {
  const [state, post] = useActionState(action, freshForm)
  const refused = state.result?.ok === false ? state.result : null
  const errors = refused?.fields ?? {}
  return (
    <form action={post} noValidate className="flex flex-col gap-3">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={refused?.fields} message={refused && !refused.fields ? refused.message : undefined} />
      <Posted value={{ errors, values: state.values }}>{children}</Posted>
      {submit && (
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton variant={variant ?? 'primary'} busyLabel={busyLabel ?? submit}>
            {submit}
          </SubmitButton>
          {beside}
        </div>
      )}
    </form>
  )
}

/** What was posted of a field, and what is wrong with it. */
function usePosted(name: string, initial: string | undefined) {
  const { errors, values } = useContext(Posted)
  return { error: errors[name], defaultValue: values[name]?.[0] ?? initial ?? '' }
}

type Initial<P> = Omit<P, 'error' | 'defaultValue'> & { initial?: string | undefined }

export function ActText({ initial, ...props }: Initial<ComponentProps<typeof TextField>>) {
  return <TextField {...props} {...usePosted(props.name, initial)} />
}

export function ActTextarea({ initial, ...props }: Initial<ComponentProps<typeof TextareaField>>) {
  return <TextareaField {...props} {...usePosted(props.name, initial)} />
}

export function ActSelect({ initial, ...props }: Initial<ComponentProps<typeof SelectField>>) {
  const posted = usePosted(props.name, initial)
  // A select takes its first value only when it is made.
  return <SelectField key={posted.defaultValue} {...props} {...posted} />
}

export function ActRadios({ initial, ...props }: Initial<ComponentProps<typeof RadioCards>>) {
  return <RadioCards {...props} {...usePosted(props.name, initial)} />
}

export function ActCheckboxes({
  initial = [],
  ...props
}: Omit<ComponentProps<typeof CheckboxCards>, 'error' | 'defaultValues'> & { initial?: string[] }) {
  const { errors, values } = useContext(Posted)
  return <CheckboxCards {...props} error={errors[props.name]} defaultValues={[...(values[props.name] ?? initial)]} />
}

export function ActCheckbox({
  initial = false,
  ...props
}: {
  name: string
  label: ReactNode
  hint?: ReactNode
  initial?: boolean
}) {
  const { values } = useContext(Posted)
  const posted = Object.keys(values).length > 0
  return <CheckboxField {...props} defaultChecked={posted ? values[props.name] !== undefined : initial} />
}
