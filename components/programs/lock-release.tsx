import { ActForm, ActTextarea, type FormAction } from '@/components/form/act-form'
import { TypeToConfirm } from '@/components/form/type-to-confirm'
import { Section } from '@/components/ui/card'
import type { LockPage } from '@/lib/programs/queries/lock'

/** Taking the lock off, for its owner; for everybody else, why not. */
export function LockRelease({ page, action }: { page: LockPage; action: FormAction }) {
  const { program, lock, steps } = page
  if (lock.releasedAt) return null
  return (
    <Section
      id="release"
      title="Release"
      hint="Releasing this lock touches no other. The program stays paused until it is resumed."
    >
      {steps.release === null ? (
        <ActForm action={action} hidden={{ slug: program.slug, programId: program.id, lockId: lock.id }}>
          <ActTextarea name="reason" label="Why it can go" rows={2} />
          <TypeToConfirm expected={program.slug} label="Release lock" busyLabel="Releasing…" />
        </ActForm>
      ) : (
        <p>{steps.release === 'absent' ? 'Your roles do not release locks.' : steps.release.reason}</p>
      )}
    </Section>
  )
}
