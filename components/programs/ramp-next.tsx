import { ActForm, type FormAction } from '@/components/form/act-form'
import { RefreshAt } from '@/components/shell/refresh-at'
import { Countdown } from '@/components/ui/countdown'
import { Time } from '@/components/ui/time'
import type { RampView } from '@/lib/programs/queries/ramp'

function Soak({ ramp: { soakOverAt, next, automatic, now } }: { ramp: RampView }) {
  if (!soakOverAt || soakOverAt <= now) return null
  const times = { until: soakOverAt.toISOString(), serverNow: now.toISOString() }
  return (
    <p>
      {automatic ? `${next} % follow by themselves after` : `${next} % can follow after`}{' '}
      <Time at={soakOverAt} style="seconds" />, in <Countdown {...times} over="a moment" />.
      <RefreshAt at={times.until} serverNow={times.serverNow} />
    </p>
  )
}

/** The step above: when, by whom, and why not yet. */
export function RampNext({ ramp, action }: { ramp: RampView; action: FormAction }) {
  const { step, programId, slug, epoch, next } = ramp
  const soaking = step !== null && step !== 'absent' && step.code === 'soaking'
  return (
    <div className="flex flex-col gap-2">
      <Soak ramp={ramp} />
      {step === 'absent' && <p className="text-muted">An owner of the program takes the next step.</p>}
      {step !== null && step !== 'absent' && !soaking && <p className="text-warn">{step.reason}</p>}
      {step === null && (
        <ActForm
          action={action}
          hidden={{ slug, programId, epoch }}
          submit={`Take the next step: ${next} %`}
          busyLabel="Stepping…"
        />
      )}
    </div>
  )
}
