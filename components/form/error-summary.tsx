'use client'

import { useEffect, useRef } from 'react'

export interface ErrorSummaryProps {
  /** Field name (the control's id) to message, in the order of the form; the same words stand at the field. */
  errors: Record<string, string> | undefined
  /** What concerns no single field. */
  message?: string | undefined
}

function focusField(event: React.MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(event.currentTarget.hash.slice(1))
  if (!target) return
  event.preventDefault()
  target.focus()
  target.scrollIntoView({ block: 'center' })
}

const noErrors: Record<string, string> = {}

/** What keeps a form from being accepted, above it: takes the focus, links to each field, marks the page's title. */
export function ErrorSummary({ errors = noErrors, message }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors)
  useEffect(() => {
    if (!message && Object.keys(errors).length === 0) return
    box.current?.focus()
    const title = document.title
    document.title = `Error: ${title.replace(/^Error: /, '')}`
    return () => {
      document.title = title
    }
  }, [errors, message])
  if (!message && entries.length === 0) return null
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-card border-2 border-danger bg-raised p-4">
      <h2 className="font-strong text-reading">There is a problem</h2>
      {message && <p className="mt-1">{message}</p>}
      {entries.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1">
          {entries.map(([field, text]) => (
            <li key={field}>
              <a href={`#${field}`} onClick={focusField} className="font-medium text-danger underline">
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
