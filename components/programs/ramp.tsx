import { RampChart } from '@/components/charts/ramp-chart'
import type { FormAction } from '@/components/form/act-form'
import { RampBack } from '@/components/programs/ramp-back'
import { RampNext } from '@/components/programs/ramp-next'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import { planWords } from '@/lib/programs/plan-words'
import type { RampView } from '@/lib/programs/queries/ramp'
import { rampFinding } from '@/lib/programs/ramp-finding'
import { ruleWords } from '@/lib/programs/rule-words'

interface RampProps {
  ramp: RampView
  actions: { readonly step: FormAction; readonly back: FormAction }
}

/** Why the last ramp ended before 100 %; nothing when it did not. */
export function RampStopped({ ramp: { stop, phase } }: { ramp: RampView }) {
  if (!stop || phase === 'ramping' || phase === 'running') return null
  return (
    <Callout
      tone="warn"
      title={
        <>
          The ramp stopped at {stop.percent} % on <Time at={stop.at} style="seconds" />
        </>
      }
    >
      {stop.reason ?? 'A new lock was placed on the program.'}
      {stop.rule && ` By rule: ${ruleWords[stop.rule]}.`} It is paused again, and comes back only by a new request.
    </Callout>
  )
}

function titleOf({ phase, percent }: RampView): string {
  if (phase === 'ramping') return `Ramping: ${percent} % of its collectors may collect`
  return phase === 'running' ? 'Its way back is complete' : 'Its last way back'
}

function Standing({ ramp }: { ramp: RampView }) {
  const { cohort, recordedSince, violationsSince, stepAt, plan } = ramp
  const renewed = `${cohort.members} of ${cohort.known} collectors; ${cohort.renewed} have renewed at this step`
  return (
    <KeyValue
      facts={[
        { label: 'Plan', value: planWords(plan) },
        { label: 'This step since', value: stepAt && <Time at={stepAt} style="seconds" /> },
        { label: 'May collect', value: renewed },
        {
          label: 'Others still collecting',
          value: cohort.others > 0 ? `${cohort.others}, until they renew or their lease ends` : 'None',
        },
        { label: 'Records since this step', value: recordedSince.toLocaleString('en') },
        { label: 'Violations since this step', value: violationsSince.toLocaleString('en') },
      ]}
    />
  )
}

/** A program on its way back: how much of it collects, what was seen, the next step and the way down. */
export function Ramp({ ramp, actions }: RampProps) {
  const { phase, rows, cohort, now } = ramp
  return (
    <Section
      id="ramp"
      title={titleOf(ramp)}
      {...(phase === 'ramping' && {
        hint: 'Records after the stop, a required safeguard that no longer holds, or a new lock pause it again at once.',
      })}
    >
      <div className="flex flex-col gap-4">
        {phase === 'ramping' && <Standing ramp={ramp} />}
        {phase === 'ramping' && <RampNext ramp={ramp} action={actions.step} />}
        <RampChart id="ramp-chart" title={rampFinding(rows, now)} rows={rows} known={cohort.known} />
        <RampBack ramp={ramp} action={actions.back} />
      </div>
    </Section>
  )
}
