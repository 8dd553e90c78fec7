import { Search } from 'lucide-react'
import Form from 'next/form'
import { CheckboxCards, CheckboxField } from '@/components/form/choice'
import { Field } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { Input, Select } from '@/components/ui/input'
import { SeverityBadge } from '@/components/ui/severity-badge'
import type { ListFilter } from '@/lib/incidents/list-schema'
import { incidentStatuses, severityScale, statusNames } from '@/lib/incidents/model'

interface FilterFormProps {
  filter: ListFilter
  programs: readonly { readonly slug: string; readonly name: string }[]
  /** Parameters that the form must keep: sort, columns, density. */
  keep: readonly (readonly [string, string])[]
}

function More({ filter, programs }: Omit<FilterFormProps, 'keep'>) {
  return (
    <div className="grid gap-4 pt-3 lg:grid-cols-2">
      <CheckboxCards
        name="severity"
        legend="Severity"
        className="grid-cols-2 sm:grid-cols-3"
        defaultValues={filter.severities.map(String)}
        choices={severityScale.map(({ level }) => ({ value: String(level), label: <SeverityBadge level={level} /> }))}
      />
      <div className="grid content-start gap-3">
        <Field name="program" label="Program">
          {(control) => (
            <Select {...control} defaultValue={filter.program ?? ''}>
              <option value="">Any</option>
              {programs.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field name="drill" label="Drills">
          {(control) => (
            <Select {...control} defaultValue={filter.drill}>
              <option value="any">With drills</option>
              <option value="no">Without drills</option>
              <option value="only">Drills only</option>
            </Select>
          )}
        </Field>
        <CheckboxField name="mine" label="Only what I filed or work on" defaultChecked={filter.mine} />
      </div>
    </div>
  )
}

/** The filters as a plain form: what it asks for is in the address, with or without script. */
export function FilterForm({ filter, programs, keep }: FilterFormProps) {
  return (
    <Form action="/incidents" scroll={false} className="mb-3 w-full">
      {keep.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-48 flex-1">
          <Field name="q" label="Title or reference">
            {(control) => <Input {...control} type="search" defaultValue={filter.text} />}
          </Field>
        </div>
        <Field name="status" label="Status">
          {(control) => (
            <Select {...control} defaultValue={filter.status}>
              <option value="open">Open</option>
              <option value="any">Any status</option>
              {incidentStatuses.map((status) => (
                <option key={status} value={status}>
                  {statusNames[status]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" className="h-10">
          <Search aria-hidden className="size-4" />
          Find
        </Button>
      </div>
      <details className="mt-2">
        <summary className="inline-flex min-h-6 items-center text-accent pointer-coarse:min-h-11">More filters</summary>
        <More filter={filter} programs={programs} />
      </details>
    </Form>
  )
}
