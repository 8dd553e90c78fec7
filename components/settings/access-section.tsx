import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { ActionResult } from '@/lib/action-result'
import { ActForm } from './act-form'

export interface AccessSectionProps {
  name: string
  disabledAt: Date | null
  self: boolean
  disable: () => Promise<ActionResult>
  enable: () => Promise<ActionResult>
}

function Disable({ name, disable }: Pick<AccessSectionProps, 'name' | 'disable'>) {
  return (
    <AlertDialog
      title={`Disable ${name}?`}
      description="Their sessions end now and their API keys stop. What they did stays on the record. You can let them in again."
      trigger={<Button variant="danger">Disable…</Button>}
    >
      <ActForm action={disable} variant="danger" busyLabel="Disabling…">
        Disable {name}
      </ActForm>
    </AlertDialog>
  )
}

/** Whether the person can sign in, and the switch for it. */
export function AccessSection({ name, disabledAt, self, disable, enable }: AccessSectionProps) {
  return (
    <Section id="access" title="Access">
      {disabledAt ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>
            Disabled since <Time at={disabledAt} />. {name} can’t sign in.
          </p>
          <ActForm action={enable} variant="secondary" busyLabel="Letting in…">
            Let {name} in again
          </ActForm>
        </div>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>{self ? 'This is you. Another administrator can disable your account.' : `${name} can sign in.`}</p>
          {!self && <Disable name={name} disable={disable} />}
        </div>
      )}
    </Section>
  )
}
