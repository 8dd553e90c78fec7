import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/input'
import { cn } from '@/lib/cn'
import { FieldError } from './field'

export interface Choice {
  value: string
  label: ReactNode
  hint?: ReactNode
}

interface GroupProps {
  name: string
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  choices: Choice[]
  className?: string
}

const cardLook =
  'relative flex min-h-9 cursor-pointer items-start gap-2.5 rounded-control border border-control bg-bg px-3 py-2 has-checked:border-accent has-checked:bg-surface has-checked:outline-2 has-checked:outline-accent has-checked:-outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 pointer-coarse:min-h-11'

function Group({
  name,
  legend,
  hint,
  error,
  className,
  children,
}: Omit<GroupProps, 'choices'> & { children: ReactNode }) {
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <fieldset id={name} tabIndex={-1} className="min-w-0" {...(describedBy && { 'aria-describedby': describedBy })}>
      <legend className="mb-1 font-medium text-dense">{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className="mb-1 text-muted">
          {hint}
        </p>
      )}
      <FieldError id={name} error={error} />
      <div className={cn('grid gap-2', className)}>{children}</div>
    </fieldset>
  )
}

function Words({ choice }: { choice: Choice }) {
  return (
    <span className="min-w-0">
      <span className="block font-medium">{choice.label}</span>
      {choice.hint && <span className="block text-meta text-muted">{choice.hint}</span>}
    </span>
  )
}

/** One of several, as cards around native radios: arrows move, and it works without script. */
export function RadioCards({ choices, defaultValue, ...group }: GroupProps & { defaultValue?: string | undefined }) {
  return (
    <Group {...group}>
      {choices.map((choice) => (
        <label key={choice.value} className={cn(cardLook, !choice.hint && 'items-center')}>
          <input
            type="radio"
            name={group.name}
            value={choice.value}
            defaultChecked={choice.value === defaultValue}
            className="my-0.5 size-4 shrink-0 accent-accent outline-none"
          />
          <Words choice={choice} />
        </label>
      ))}
    </Group>
  )
}

/** Any of several, as cards around native checkboxes; each checked one posts `name=value`. */
export function CheckboxCards({ choices, defaultValues = [], ...group }: GroupProps & { defaultValues?: string[] }) {
  return (
    <Group {...group}>
      {choices.map((choice) => (
        <label key={choice.value} className={cn(cardLook, !choice.hint && 'items-center')}>
          <input
            type="checkbox"
            name={group.name}
            value={choice.value}
            defaultChecked={defaultValues.includes(choice.value)}
            className="my-0.5 size-4 shrink-0 accent-accent outline-none"
          />
          <Words choice={choice} />
        </label>
      ))}
    </Group>
  )
}

export interface CheckboxFieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  defaultChecked?: boolean | undefined
}

/** One yes-or-no; posts `name=on` when ticked. */
export function CheckboxField({ name, label, hint, defaultChecked }: CheckboxFieldProps) {
  return (
    <label htmlFor={name} className="flex min-h-6 cursor-pointer items-start gap-2.5 pointer-coarse:min-h-11">
      <Checkbox id={name} name={name} defaultChecked={defaultChecked} />
      <Words choice={{ value: name, label, hint }} />
    </label>
  )
}
