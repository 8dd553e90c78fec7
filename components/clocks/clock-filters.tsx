import Form from 'next/form'
import { CheckboxField } from '@/components/form/choice'
import { SelectField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import type { ClockAddress } from '@/lib/clocks/list-address'
import { regimes } from '@/lib/clocks/regimes/registry'

/** The filters as a plain form: what it asks for is in the address, with or without script. */
export function ClockFilters({ address: { view, regime, mine } }: { address: ClockAddress }) {
  return (
    <Form key={`${view} ${regime} ${mine}`} action="/clocks" className="flex flex-wrap items-end gap-4">
      {view !== 'open' && <input type="hidden" name="view" value={view} />}
      <SelectField name="regime" label="Law" defaultValue={regime ?? ''}>
        <option value="">Any</option>
        {regimes.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
      <CheckboxField name="mine" label="Only mine" defaultChecked={mine} />
      <Button type="submit">Filter</Button>
    </Form>
  )
}
