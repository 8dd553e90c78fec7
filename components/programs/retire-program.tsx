import { ActForm, ActTextarea, type FormAction } from '@/components/form/act-form'
import { TypeToConfirm } from '@/components/form/type-to-confirm'
import { Section } from '@/components/ui/card'
import type { ProgramPhase } from '@/lib/programs/model'

interface RetireProgramProps {
  slug: string
  programId: string
  name: string
  phase: ProgramPhase
  action: FormAction
}

/** The end of a program: only from a complete pause, and once its name has been typed. */
export function RetireProgram({ slug, programId, name, phase, action }: RetireProgramProps) {
  return (
    <Section
      id="retire"
      className="mt-6"
      title="Retire the program"
      hint="It never collects again. Its record, its incidents and its statements stay. This can’t be undone."
    >
      {phase === 'retired' && <p className="text-muted">This program is retired.</p>}
      {phase !== 'retired' && phase !== 'paused' && (
        <p className="text-muted">
          Pause the program first: it can be retired once every collector is accounted for, and no resume is asked for.
        </p>
      )}
      {phase === 'paused' && (
        <ActForm action={action} hidden={{ slug, programId }}>
          <ActTextarea name="reason" label="Why" rows={2} />
          <TypeToConfirm expected={slug} label={`Retire ${name}`} busyLabel="Retiring…" />
        </ActForm>
      )}
    </Section>
  )
}
