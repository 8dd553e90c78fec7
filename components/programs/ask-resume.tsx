import { ActForm, ActRadios, ActTextarea, type FormAction } from '@/components/form/act-form'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/card'
import type { Step } from '@/lib/programs/queries/resume'

interface AskResumeProps {
  slug: string
  programId: string
  step: Step
  action: FormAction
}

/** Asking for the way back; the checklist may still have gaps. */
export function AskResume({ slug, programId, step, action }: AskResumeProps) {
  if (step === 'absent')
    return (
      <Callout tone="info" title="Nobody has asked to resume">
        An owner of the program can.
      </Callout>
    )
  if (step) return <Callout tone="info" title={step.reason} />
  return (
    <Section
      id="ask"
      title="Ask to resume"
      hint="Two other people must approve, one of them counsel. Approvals count for 24 hours, for exactly what they read."
    >
      <ActForm action={action} hidden={{ slug, programId }} submit="Ask to resume" busyLabel="Asking…">
        <ActTextarea name="note" label="What was done so that it is safe" mark="optional" rows={3} />
        <ActRadios
          name="plan"
          legend="How it comes back"
          initial="1,10,50,100"
          choices={[
            {
              value: '1,10,50,100',
              label: 'In steps: 1, 10, 50, 100 % of its collectors',
              hint: 'Each step is taken by hand; a failed safeguard or a new lock stops it.',
            },
            { value: '100', label: 'All at once' },
          ]}
        />
      </ActForm>
    </Section>
  )
}
