import { CheckboxCards } from '@/components/form/choice'
import { SelectField } from '@/components/form/text-field'
import { notKnown } from '@/lib/severity/panel-form'
import { circumstanceTable } from '@/lib/severity/rules/circumstances'
import { contextFactors } from '@/lib/severity/rules/data'
import { type IdentifierKind, identifierKinds } from '@/lib/severity/rules/identification'
import { choicesOf, type QuestionPart } from './severity-choices'

const identifierNames = (Object.keys(identifierKinds) as IdentifierKind[]).filter((kind) => kind !== 'overall')

function Identifier({ kind, values, errors }: QuestionPart & { kind: IdentifierKind }) {
  const name = `identifiers.${kind}`
  const { label, degrees } = identifierKinds[kind]
  return (
    <SelectField name={name} label={label} error={errors[name]} defaultValue={values[name]?.[0] ?? ''}>
      <option value="">Not in the data, or not looked at</option>
      <option value={notKnown}>In the data, how far it leads is not known</option>
      {choicesOf(degrees).map(({ value, label: said }) => (
        <option key={value} value={value}>
          {said}
        </option>
      ))}
    </SelectField>
  )
}

function Touched({
  name,
  label,
  table,
  ...part
}: QuestionPart & { name: string; label: string; table: Parameters<typeof choicesOf>[0] }) {
  return (
    <SelectField name={name} label={label} error={part.errors[name]} defaultValue={part.values[name]?.[0] ?? ''}>
      <option value="">As the kind of incident says</option>
      {choicesOf(table).map(({ value, label: said }) => (
        <option key={value} value={value}>
          {said}
        </option>
      ))}
    </SelectField>
  )
}

/** What is seldom asked, folded: changed or lost data, identifiers one by one, and what makes data tell more or less. */
export function MoreQuestions(part: QuestionPart) {
  return (
    <details>
      <summary className="cursor-pointer font-medium">More, if you know it</summary>
      <div className="mt-3 flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Touched {...part} name="integrity" label="Was data changed?" table={circumstanceTable.integrity} />
          <Touched {...part} name="availability" label="Was data lost?" table={circumstanceTable.availability} />
        </div>
        <CheckboxCards
          name="factors"
          legend="Does anything make it tell more or less?"
          choices={choicesOf(contextFactors)}
          defaultValues={[...(part.values.factors ?? [])]}
          className="gap-1.5 sm:grid-cols-2"
        />
        <div className="grid gap-4 sm:grid-cols-2">
          {identifierNames.map((kind) => (
            <Identifier key={kind} kind={kind} {...part} />
          ))}
        </div>
        <CheckboxCards
          name="alongside"
          legend="What stands beside them?"
          choices={[
            { value: 'birth_date', label: 'Birth dates' },
            { value: 'employer', label: 'The employer' },
          ]}
          defaultValues={[...(part.values.alongside ?? [])]}
          className="gap-1.5 sm:grid-cols-2"
        />
      </div>
    </details>
  )
}
