import { ActRadios, ActText } from '@/components/form/act-form'
import { inMinutes, noticeField, percentField, rampRows, soakField } from '@/lib/programs/plan-form'
import { defaultPlan } from '@/lib/programs/rules/ramp-plan'

function StepRow({ row }: { row: number }) {
  const usual = defaultPlan.steps[row]
  const step = usual && usual.percent < 100 ? usual : null
  const number = row + 1
  return (
    <li className="grid grid-cols-2 gap-3">
      <ActText
        name={percentField(row)}
        label={`Step ${number}: percent`}
        inputMode="numeric"
        initial={step ? String(step.percent) : ''}
        {...(!step && { mark: 'optional' as const })}
      />
      <ActText
        name={soakField(row)}
        label={`Step ${number}: minutes at least`}
        inputMode="decimal"
        initial={step ? inMinutes(step.soakMs) : ''}
        {...(!step && { mark: 'optional' as const })}
      />
    </li>
  )
}

/** How a program comes back: the notice that people get, the steps and their soak, and who takes them. */
export function PlanFields({ critical }: { critical: boolean }) {
  return (
    <>
      <ActText
        name={noticeField}
        label="Notice before it collects again, in minutes"
        hint={
          critical
            ? 'Owners, lock holders and approvers are told. A critical program gives a minute at least.'
            : 'Owners, lock holders and approvers are told. 0 starts at once.'
        }
        inputMode="decimal"
        initial={inMinutes(defaultPlan.noticeMs)}
      />
      <ActRadios
        name="plan"
        legend="How it comes back"
        initial="ramp"
        choices={[
          {
            value: 'ramp',
            label: 'In steps, a growing share of its collectors',
            hint: 'It stops itself on records after the stop, a safeguard that no longer holds, or a new lock.',
          },
          { value: 'once', label: 'All at once', hint: 'The steps below don’t count.' },
        ]}
      />
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium text-dense">Steps</legend>
        <p className="mb-2 text-muted">Each holds at least this long before the next. 100 % follows the last.</p>
        <ol className="grid gap-2">
          {Array.from({ length: rampRows }, (_, row) => row).map((row) => (
            <StepRow key={row} row={row} />
          ))}
        </ol>
      </fieldset>
      <ActRadios
        name="progress"
        legend="Who takes the next step"
        initial="hand"
        choices={[
          { value: 'hand', label: 'An owner of the program, by hand' },
          {
            value: 'automatic',
            label: 'By itself, once a step has held long enough',
            hint: 'Everything is asked again before each step. After a step back it waits for an owner.',
          },
        ]}
      />
    </>
  )
}
