import { Field } from '@/components/form/field'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'

/** Adds a file: a plain multipart post, streamed and hashed on the way in. `action` is the upload's address. */
export function EvidenceUpload({ action }: { action: string }) {
  return (
    <form action={action} method="post" encType="multipart/form-data" className="flex flex-col gap-3" data-chrome="">
      <TextField name="note" id="evidence-note" label="What does the file show?" mark="optional" />
      <Field name="file" id="evidence-file" label="File">
        {(control) => <input {...control} type="file" required className="max-w-full text-dense" />}
      </Field>
      <Button type="submit" className="self-start">
        Add evidence
      </Button>
    </form>
  )
}
