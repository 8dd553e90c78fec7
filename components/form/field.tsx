import type { ReactNode } from 'react'

/** What a control takes over from its field, so that label, hint and error are tied to it. */
export interface ControlProps {
  id: string
  name: string
  required?: true
  'aria-invalid'?: true
  'aria-describedby'?: string
}

export interface FieldProps {
  /** The form's field name; ids are derived from it. */
  name: string
  label: ReactNode
  hint?: ReactNode
  /** The same words as in the error summary. */
  error?: string | undefined
  /** Said in words: required fields are the rule in dialogs, optional ones in long forms. */
  mark?: 'required' | 'optional' | undefined
  /** Another id than the name, where two forms of a page share field names. */
  id?: string | undefined
  children: (control: ControlProps) => ReactNode
}

/** The attributes of a control that belongs to a field. `required` is left to the server, which says why. */
function controlProps(name: string, hint: unknown, error: string | undefined, id = name): ControlProps {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    name,
    ...(error && { 'aria-invalid': true }),
    ...(describedBy && { 'aria-describedby': describedBy }),
  }
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} className="font-medium text-danger">
      <span className="sr-only">Error: </span>
      {error}
    </p>
  )
}

/** A label, its hint, its error and one control. */
export function Field({ name, label, hint, error, mark, id = name, children }: FieldProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-medium text-dense">
        {label}
        {mark && <span className="font-normal text-subtle"> ({mark})</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-muted">
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      {children(controlProps(name, hint, error, id))}
    </div>
  )
}
