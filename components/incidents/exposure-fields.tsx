import { CheckboxCards } from '@/components/form/choice'
import { TextField } from '@/components/form/text-field'
import { dataCategories, dataCategoryLabel } from '@/lib/data-categories'
import type { FieldErrors } from '@/lib/errors'
import type { FormValues } from '@/lib/form-values'
import type { Exposure } from '@/lib/incidents/model'
import { placeLabel, places } from '@/lib/places'

/** An exposure as the values of its form fields. */
export function exposureValues(exposure: Exposure): FormValues {
  const count = (value: number | null) => (value === null ? [] : [String(value)])
  return {
    'exposure.dataCategories': exposure.dataCategories,
    'exposure.populations': [exposure.populations.join(', ')],
    'exposure.intendedAudience': [exposure.intendedAudience],
    'exposure.actualAudience': [exposure.actualAudience],
    'exposure.affectedLow': count(exposure.affectedLow),
    'exposure.affectedHigh': count(exposure.affectedHigh),
    'exposure.places': exposure.places ?? [],
  }
}

/** Where the people are, as far as it is known: a choice that decides no more than which laws are asked about. */
function Places({ values, errors }: { values: FormValues; errors: FieldErrors }) {
  const chosen = values['exposure.places'] ?? []
  const offered = [...new Set([...places.map(({ code }) => code), ...chosen])]
  const error = errors['exposure.places']
  return (
    <details open={chosen.length > 0 || error !== undefined}>
      <summary className="min-h-9 cursor-pointer py-1.5 font-medium">Where are these people?</summary>
      <CheckboxCards
        name="exposure.places"
        legend="Countries and states"
        hint="None while it is not known."
        error={error}
        className="grid-cols-2 gap-1.5 lg:grid-cols-3"
        choices={offered.map((code) => ({ value: code, label: placeLabel(code) }))}
        defaultValues={[...chosen]}
      />
      <div className="mt-4">
        <TextField
          name="exposure.otherPlaces"
          label="Other countries"
          hint="Two-letter codes with commas between them, such as CH, MX"
          defaultValue={values['exposure.otherPlaces']?.[0] ?? ''}
        />
      </div>
    </details>
  )
}

/** What data, whose, meant for whom, open to whom, how many. All optional. */
export function ExposureFields({ values, errors }: { values: FormValues; errors: FieldErrors }) {
  const field = (name: string) => ({
    name: `exposure.${name}`,
    error: errors[`exposure.${name}`],
    defaultValue: values[`exposure.${name}`]?.[0] ?? '',
  })
  const chosen = values['exposure.dataCategories'] ?? []
  const offered = [...new Set([...dataCategories.map(({ key }) => key), ...chosen])]
  return (
    <>
      <CheckboxCards
        name="exposure.dataCategories"
        legend="What data is it?"
        error={errors['exposure.dataCategories']}
        className="grid-cols-2 gap-1.5 lg:grid-cols-3"
        choices={offered.map((key) => ({ value: key, label: dataCategoryLabel(key) }))}
        defaultValues={[...chosen]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field('intendedAudience')} label="Who was meant to have access?" />
        <TextField {...field('actualAudience')} label="Who had access?" />
      </div>
      <TextField
        {...field('populations')}
        label="Whose data is it?"
        hint="Groups of people, with commas between them"
      />
      <Places values={values} errors={errors} />
      <div className="grid grid-cols-2 gap-4">
        <TextField {...field('affectedLow')} label="People affected, at least" inputMode="numeric" />
        <TextField {...field('affectedHigh')} label="At most" inputMode="numeric" />
      </div>
    </>
  )
}
