import type { ComponentProps } from 'react'
import { Input, Select, Textarea } from '@/components/ui/input'
import { Field, type FieldProps } from './field'

type FieldPart = Omit<FieldProps, 'children'>
type Control<P> = Omit<P, keyof FieldPart | 'aria-invalid' | 'aria-describedby'>

/** A field with a one-line input. */
export function TextField({
  name,
  label,
  hint,
  error,
  mark,
  id,
  ...input
}: FieldPart & Control<ComponentProps<'input'>>) {
  return <Field {...{ name, label, hint, error, mark, id }}>{(control) => <Input {...input} {...control} />}</Field>
}

/** A field for longer text. */
export function TextareaField({
  name,
  label,
  hint,
  error,
  mark,
  id,
  ...textarea
}: FieldPart & Control<ComponentProps<'textarea'>>) {
  return (
    <Field {...{ name, label, hint, error, mark, id }}>{(control) => <Textarea {...textarea} {...control} />}</Field>
  )
}

/** A field with the platform's select; the options are its children. */
export function SelectField({
  name,
  label,
  hint,
  error,
  mark,
  id,
  ...select
}: FieldPart & Control<ComponentProps<'select'>>) {
  return <Field {...{ name, label, hint, error, mark, id }}>{(control) => <Select {...select} {...control} />}</Field>
}
