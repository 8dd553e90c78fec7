import { Callout } from '@/components/ui/callout'
import { Time } from '@/components/ui/time'
import type { RegulatorForm } from '@/lib/regulator/queries/form'

function Limit({ form: { limit, filings, now } }: { form: RegulatorForm }) {
  if (!limit)
    return (
      <Callout tone="info" title="No entry says when we became aware.">
        Without that judgment there is no date for this form.
      </Callout>
    )
  if (filings.length > 0) return null
  return now > limit ? (
    <Callout tone="warn" title="72 h from awareness have passed.">
      They ended <Time at={limit} />. The law wants the reasons for the delay with the notification.
    </Callout>
  ) : (
    <Callout tone="info" title="Due within 72 h of awareness, where feasible.">
      They end <Time at={limit} relative />. What is not yet known can follow in phases.
    </Callout>
  )
}

/** Until when it is due, and whether what was filed still says what the record says. */
export function FormStanding({ form }: { form: RegulatorForm }) {
  const last = form.filings.at(-1)
  return (
    <>
      <Limit form={form} />
      {last && form.changed.length > 0 && (
        <Callout tone="warn" title="What was filed is stale: the record says something else now.">
          <ul className="list-disc pl-5">
            {form.changed.map(({ key, label }) => (
              <li key={key}>
                <a href={`#${key}`} className="link">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  )
}
