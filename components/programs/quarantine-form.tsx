import { ActCheckboxes, ActForm, ActRadios, ActTextarea, type FormAction } from '@/components/form/act-form'
import type { BatchRow } from '@/lib/programs/queries/ingest'
import { BatchFacts, batchTitle } from './quarantine-batch'

interface QuarantineFormProps {
  slug: string
  programId: string
  batches: readonly BatchRow[]
  action: FormAction
}

/** One person's word on what shall become of sealed data; a second person's same word decides. */
export function QuarantineForm({ slug, programId, batches, action }: QuarantineFormProps) {
  return (
    <ActForm action={action} hidden={{ slug, programId }} submit="Record your decision" busyLabel="Recording…">
      <ActCheckboxes
        name="batchIds"
        legend="Which data"
        hint="Nobody can look into it. This is all that is known of it."
        initial={batches.map(({ id }) => id)}
        choices={batches.map((batch) => ({
          value: batch.id,
          label: batchTitle(batch),
          hint: <BatchFacts batch={batch} />,
        }))}
      />
      <ActRadios
        name="decision"
        legend="What shall become of it"
        choices={[
          {
            value: 'release',
            label: 'Release it to the store',
            hint: 'The guard sends it on as it came, once a second person agrees.',
          },
          {
            value: 'destroy',
            label: 'Destroy it',
            hint: 'The guard destroys its key, once a second person agrees. This can’t be undone.',
          },
        ]}
      />
      <ActTextarea name="reason" label="Why" hint="It stands on the program’s and the incidents’ timelines." rows={3} />
    </ActForm>
  )
}
