import { ActForm, ActTextarea, type FormAction } from '@/components/form/act-form'
import { PlanFields } from '@/components/programs/plan-fields'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/card'
import type { Step } from '@/lib/programs/queries/resume'

interface AskResumeProps {
  slug: string
  programId: string
  step: Step
  critical: boolean
  action: FormAction
}

/** Asking for the way back; the checklist may still have gaps. */
export function AskResume({ slug, programId, step, critical, action }: AskResumeProps) {
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
        <PlanFields critical={critical} />
      </ActForm>
    </Section>
  )
}
