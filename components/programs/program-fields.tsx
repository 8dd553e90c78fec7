'use client'

import { ActCheckbox, ActCheckboxes, ActText, ActTextarea } from '@/components/form/act-form'
import type { NamedPerson } from '@/lib/incidents/queries/incident'

interface ProgramFieldsProps {
  people: readonly NamedPerson[]
  initial?: {
    readonly name: string
    readonly purpose: string
    readonly dataCategories: readonly string[]
    readonly population: string
    readonly populationCount: number | null
    readonly critical: boolean
    readonly ownerIds: readonly string[]
  }
}

/** What a program says of itself. */
export function ProgramFields({ people, initial }: ProgramFieldsProps) {
  return (
    <>
      <ActText name="name" label="Name" initial={initial?.name} maxLength={120} autoComplete="off" />
      <ActTextarea name="purpose" label="What it collects, and what for" initial={initial?.purpose} rows={4} />
      <ActText
        name="dataCategories"
        label="Data categories"
        mark="optional"
        hint="Separated by commas, such as user.behavior.keystrokes, user.content.private"
        initial={initial?.dataCategories.join(', ')}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <ActText name="population" label="Whose data" mark="optional" initial={initial?.population} />
        <ActText
          name="populationCount"
          label="How many people"
          mark="optional"
          inputMode="numeric"
          initial={initial?.populationCount?.toString()}
        />
      </div>
      <ActCheckboxes
        name="ownerIds"
        legend="Owners"
        hint="They may pause it and ask to resume it. Nobody chosen: you."
        className="sm:grid-cols-2"
        initial={[...(initial?.ownerIds ?? [])]}
        choices={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ActCheckbox
        name="critical"
        label="Critical"
        hint="Collectors then ask again every few seconds, so that a cut-off one stops sooner."
        initial={initial?.critical ?? false}
      />
    </>
  )
}
