'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { Field } from '@/components/form/field'
import { TextField } from '@/components/form/text-field'
import { sendEvidence } from '@/components/incidents/send-evidence'
import { Button } from '@/components/ui/button'

/** Adds a file, of any size that is kept. Without JavaScript the form is posted as it stands, up to 25 MB. `action` is the upload's address. */
export function EvidenceUpload({ action }: { action: string }) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<string>()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const file = data.get('file')
    if (!(file instanceof File) || file.size === 0) return setError('Choose a file that is not empty.')
    setError(undefined)
    setShare(0)
    const refusal = await sendEvidence({ action, file, note: String(data.get('note') ?? ''), onProgress: setShare })
    setShare(null)
    if (refusal) return setError(refusal)
    form.current?.reset()
    router.refresh()
  }

  return (
    <form
      {...{ ref: form, action, method: 'post', encType: 'multipart/form-data', onSubmit: submit }}
      className="flex flex-col gap-3"
      data-chrome=""
    >
      <TextField name="note" id="evidence-note" label="What does the file show?" mark="optional" maxLength={2000} />
      <Field name="file" id="evidence-file" label="File" hint="Kept exactly as it is, up to 2 GB." error={error}>
        {(control) => <input {...control} type="file" className="max-w-full text-dense" />}
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit" busy={share !== null}>
          {share === null ? 'Add evidence' : 'Sending…'}
        </Button>
        {share !== null && (
          <progress max={1} value={share} aria-label="Sent" className="h-2 min-w-0 grow accent-accent">
            {Math.round(share * 100)} %
          </progress>
        )}
      </div>
    </form>
  )
}
