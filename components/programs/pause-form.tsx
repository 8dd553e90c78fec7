'use client'

import Link from 'next/link'
import { useRef } from 'react'
import { ActForm, ActTextarea, type FormAction } from '@/components/form/act-form'
import { Button, buttonLook } from '@/components/ui/button'

const quickReasons = [
  'Data is readable by people who should not read it.',
  'A promised safeguard is missing or failed.',
  'Something is wrong and we do not know what yet.',
]

interface PauseFormProps {
  action: FormAction
  slug: string
  programId: string
  incidentId: string | null
  /** Prefilled from the incident. */
  reason: string
  backHref: string
  label: string
}

/** One gesture and a reason. Nothing has to be typed letter by letter, and nobody has to agree first. */
export function PauseForm({ action, slug, programId, incidentId, reason, backHref, label }: PauseFormProps) {
  const box = useRef<HTMLDivElement>(null)
  const fill = (text: string) => {
    const field = box.current?.querySelector('textarea')
    if (!field) return
    field.value = text
    field.focus()
  }
  return (
    <div ref={box}>
      <ActForm
        action={action}
        hidden={{ slug, programId, incidentId: incidentId ?? '' }}
        submit={label}
        busyLabel="Asking every collector to stop…"
        variant="danger"
        beside={
          <Link href={backHref} className={buttonLook()}>
            Cancel
          </Link>
        }
      >
        <ActTextarea name="reason" label="Why" rows={3} initial={reason} />
      </ActForm>
      <p className="mt-4 mb-1.5 text-meta text-muted">Or one of these reasons:</p>
      <div className="flex flex-wrap gap-2">
        {quickReasons.map((text) => (
          <Button
            key={text}
            size="small"
            className="h-auto min-h-7 shrink whitespace-normal py-1 text-left"
            onClick={() => fill(text)}
          >
            {text}
          </Button>
        ))}
      </div>
    </div>
  )
}
