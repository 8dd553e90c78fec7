'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { SubmitButton } from './submit-button'

export interface TypeToConfirmProps {
  /** What has to be typed, letter case included; spaces around it don't matter, pasting is fine. */
  expected: string
  /** The verb and its object: "Resume Workflow Insight Program". */
  label: ReactNode
  busyLabel: ReactNode
  /** The form's field; the server compares it again. */
  name?: string
  /** Posted with the button when it tells two acts of one form apart. */
  variant?: 'primary' | 'danger'
}

/** The last guard before what can't be taken back. Stands inside a form. */
export function TypeToConfirm({
  expected,
  label,
  busyLabel,
  name = 'confirm',
  variant = 'danger',
}: TypeToConfirmProps) {
  const [typed, setTyped] = useState('')
  const matches = typed.trim() === expected
  const reason = `Type ${expected} to go on.`
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={name} className="font-medium">
        Type <span className="select-all font-mono">{expected}</span> to confirm
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <Input
          id={name}
          name={name}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${name}-reason`}
          className="max-w-80 font-mono"
        />
        {matches ? (
          <SubmitButton variant={variant} busyLabel={busyLabel}>
            {label}
          </SubmitButton>
        ) : (
          <Button
            type="submit"
            variant={variant}
            aria-disabled
            aria-describedby={`${name}-reason`}
            onClick={(event) => event.preventDefault()}
          >
            {label}
          </Button>
        )}
      </div>
      <p id={`${name}-reason`} aria-live="polite" className="text-muted">
        {matches ? 'The text matches.' : reason}
      </p>
    </div>
  )
}
