import { ActForm, type FormAction } from '@/components/form/act-form'
import { Section } from '@/components/ui/card'

interface RampProps {
  slug: string
  programId: string
  epoch: string
  rampPercent: number
  mayStep: boolean
  action: FormAction
}

/** A program on its way back: how much of it collects, and the next step. */
export function Ramp({ slug, programId, epoch, rampPercent, mayStep, action }: RampProps) {
  return (
    <Section
      id="ramp"
      title={`Ramping: ${rampPercent} % of its collectors may collect`}
      hint="A failed required safeguard or a new lock pauses it again at once."
    >
      <meter
        aria-label="Share of the collectors that may collect"
        min={0}
        max={100}
        value={rampPercent}
        className="mb-3 h-2 w-full"
      >
        {rampPercent} %
      </meter>
      {mayStep ? (
        <ActForm
          action={action}
          hidden={{ slug, programId, epoch }}
          submit="Take the next step"
          busyLabel="Stepping…"
        />
      ) : (
        <p className="text-muted">An owner of the program takes the next step.</p>
      )}
    </Section>
  )
}
