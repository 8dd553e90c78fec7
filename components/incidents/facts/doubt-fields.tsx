import { RadioCards } from '@/components/form/choice'
import { SelectField, TextareaField } from '@/components/form/text-field'
import { impugnmentNames } from '@/lib/timeline/words/facts'
import { TimeField, ZoneField } from '../time-field'
import { type FactPart, fieldOf, namedChoices } from './fact-part'

export function QuestionFields(part: FactPart) {
  const { values, errors, known } = part
  return (
    <>
      <TextareaField {...fieldOf(part, 'question')} label="What is not known?" rows={2} />
      <SelectField {...fieldOf(part, 'ownerId')} label="Who finds out?">
        <option value="">Choose a person</option>
        {known.owners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TimeField name="due" label="Until when?" values={values} error={errors.due} />
        <ZoneField value={values.zone?.[0] ?? known.zone} error={errors.zone} />
      </div>
    </>
  )
}

export function AnswerFields(part: FactPart) {
  const { values, errors, known } = part
  const asked = values.question?.[0] ?? known.entry
  return (
    <>
      <SelectField name="question" label="Which question?" error={errors.question} defaultValue={asked}>
        <option value="">Choose an open question</option>
        {known.questions.map(({ seq, question }) => (
          <option key={seq} value={seq}>
            {question}
          </option>
        ))}
      </SelectField>
      <TextareaField
        {...fieldOf(part, 'text')}
        label="What is the answer?"
        hint="Statements use it through facts of its own: record a count, a cause or a finding besides."
        rows={4}
      />
    </>
  )
}

export function ImpugnFields(part: FactPart) {
  const { values, errors, known } = part
  return (
    <>
      <SelectField
        name="entry"
        label="Which entry?"
        error={errors.entry}
        defaultValue={values.entry?.[0] ?? known.entry}
      >
        <option value="">Choose an entry</option>
        {known.evidence.map(({ seq, label }) => (
          <option key={seq} value={seq}>
            {label}
          </option>
        ))}
      </SelectField>
      <RadioCards
        name="why"
        legend="Why does it no longer count?"
        error={errors.why}
        choices={namedChoices(impugnmentNames)}
        defaultValue={values.why?.[0]}
      />
      <TextareaField {...fieldOf(part, 'text')} label="In words" rows={3} />
    </>
  )
}
