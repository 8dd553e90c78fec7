import { Search } from 'lucide-react'
import Form from 'next/form'
import { Field } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { Input, Select } from '@/components/ui/input'
import type { Facet } from '@/lib/collectors/facets'
import type { CollectorFilter } from '@/lib/collectors/list-schema'
import type { CollectorView } from './words'

interface FilterFormProps {
  pathname: string
  filter: CollectorFilter
  facets: CollectorView
  /** Parameters that a new search keeps. */
  keep: readonly (readonly [string, string])[]
}

interface ChoiceProps {
  name: string
  label: string
  facets: readonly Facet[]
  current: string | null
  word: (value: string) => string
}

function Choice({ name, label, facets, current, word }: ChoiceProps) {
  return (
    <Field name={name} label={label}>
      {(control) => (
        <Select {...control} defaultValue={current ?? ''}>
          <option value="">Any</option>
          {facets.map(({ value, count }) => (
            <option key={value} value={value}>
              {`${word(value)} (${count.toLocaleString('en')})`}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

/** Search and filters as a plain form: what it asks for is in the address, with or without script. */
export function FilterForm({ pathname, filter, facets, keep }: FilterFormProps) {
  const { words } = facets
  return (
    <Form action={pathname} scroll={false} className="flex flex-col gap-2">
      {keep.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-48 flex-1">
          <Field name="q" label="Name">
            {(control) => <Input {...control} type="search" defaultValue={filter.text} />}
          </Field>
        </div>
        <Choice name="state" label="State" facets={facets.states} current={filter.state} word={words.state} />
        <Button type="submit" className="h-10">
          <Search aria-hidden className="size-4" />
          Find
        </Button>
      </div>
      <details>
        <summary className="inline-flex min-h-6 items-center text-accent pointer-coarse:min-h-11">More filters</summary>
        <div className="grid gap-3 pt-2 sm:grid-cols-3">
          <Choice name="group" label="Group" facets={facets.groups} current={filter.group} word={words.group} />
          <Choice
            name="version"
            label="Version"
            facets={facets.versions}
            current={filter.version}
            word={words.version}
          />
          <Choice name="token" label="Token" facets={facets.tokens} current={filter.token} word={words.token} />
        </div>
      </details>
    </Form>
  )
}
