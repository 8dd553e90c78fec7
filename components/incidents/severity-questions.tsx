'use client'

import { CheckboxCards, type Choice } from '@/components/form/choice'
import { FieldError } from '@/components/form/field'
import {
  type Answers,
  accessChoices,
  dangerChoices,
  protectionChoices,
  reachChoices,
  takenChoices,
} from '@/lib/severity/answers'
import { answerValues } from '@/lib/severity/panel-form'
import type { CategoriesMeaning } from '@/lib/severity/rules/categories'
import { circumstanceTable } from '@/lib/severity/rules/circumstances'
import { type DataKind, dataKinds } from '@/lib/severity/rules/data'
import { identifierKinds } from '@/lib/severity/rules/identification'
import { ChangeForm, type ChangeOf } from './change-form'
import { choicesOf, dense, Question, type QuestionPart } from './severity-choices'
import { MoreQuestions } from './severity-more-questions'

export interface SeverityQuestionsProps extends ChangeOf {
  answers: Answers
  meaning: CategoriesMeaning
}

const kindNames = Object.keys(dataKinds) as DataKind[]

/** What each kind of data in the incident lets one conclude; kinds that the exposure names can't be left out. */
function DataQuestions({ kinds, ...part }: QuestionPart & { kinds: readonly DataKind[] }) {
  return kinds.map((kind) => {
    const plain = { value: 'plain', label: 'None of these' }
    const name = `kinds.${kind}`
    const choices = [plain, ...choicesOf(dataKinds[kind].contexts)]
    return (
      <Question
        key={kind}
        {...part}
        {...{ name, choices }}
        legend={`${dataKinds[kind].label}: what does it tell?`}
        fallback="plain"
      />
    )
  })
}

function AddedData({ kinds, ...part }: QuestionPart & { kinds: readonly DataKind[] }) {
  return kinds.map((kind) => {
    const none = { value: '', label: 'Not in the data' }
    const plain = { value: 'plain', label: 'In the data' }
    const choices = [none, plain, ...choicesOf(dataKinds[kind].contexts)]
    return (
      <Question
        key={kind}
        {...part}
        name={`kinds.${kind}`}
        legend={dataKinds[kind].label}
        choices={choices}
        fallback=""
      />
    )
  })
}

const samplingChoices: Choice[] = [
  { value: 'not_sampled', label: 'Nobody has looked yet' },
  { value: 'nothing_sensitive', label: 'Sampled: nothing sensitive' },
  { value: 'sensitive', label: 'Sampled: sensitive data found' },
]

function WhatData({ meaning, ...part }: QuestionPart & { meaning: CategoriesMeaning }) {
  const others = kindNames.filter((kind) => !meaning.kinds.includes(kind))
  const nothing = meaning.kinds.length === 0 && !meaning.freeText && !meaning.credentials
  return (
    <div id="kinds" tabIndex={-1} className="flex flex-col gap-4">
      <FieldError id="kinds" error={part.errors.kinds} />
      <DataQuestions {...part} kinds={meaning.kinds} />
      {meaning.freeText && (
        <Question
          {...part}
          name="sampled"
          legend="Typed or spoken words: what is in them?"
          choices={samplingChoices}
          fallback="not_sampled"
        />
      )}
      {meaning.credentials && (
        <CheckboxCards
          name="opens"
          legend="What do the passwords open?"
          hint="None chosen: not known."
          choices={choicesOf(dataKinds)}
          defaultValues={[...(part.values.opens ?? [])]}
          className={dense}
        />
      )}
      {others.length > 0 && (
        <details open={nothing} className="flex flex-col">
          <summary className="cursor-pointer font-medium">{nothing ? 'What data is it?' : 'Other data'}</summary>
          <div className="mt-3 flex flex-col gap-4">
            <AddedData {...part} kinds={others} />
          </div>
        </details>
      )}
    </div>
  )
}

const easeChoices = [...choicesOf(identifierKinds.overall.degrees).reverse(), { value: '', label: 'Not known' }]

function Questions({ meaning, ...part }: QuestionPart & { meaning: CategoriesMeaning }) {
  const unknown = { fallback: 'unknown' }
  return (
    <>
      <WhatData {...part} meaning={meaning} />
      <Question
        {...part}
        name="identifiers.overall"
        legend="How easily can somebody tell whose data it is?"
        choices={easeChoices}
        fallback=""
      />
      <Question
        {...part}
        {...unknown}
        name="reach"
        legend="Who could reach it, beyond those who were meant to?"
        choices={choicesOf(reachChoices)}
      />
      <Question {...part} {...unknown} name="access" legend="Was it accessed?" choices={choicesOf(accessChoices)} />
      <Question
        {...part}
        {...unknown}
        name="taken"
        legend="Was it taken, made public or misused?"
        choices={choicesOf(takenChoices)}
      />
      <Question
        {...part}
        {...unknown}
        name="malice"
        legend="Was it intended?"
        choices={choicesOf(circumstanceTable.malice)}
      />
      <Question
        {...part}
        name="protection"
        legend="Can the data be read?"
        choices={choicesOf(protectionChoices)}
        fallback="none"
      />
      <Question
        {...part}
        {...unknown}
        name="danger"
        legend="Is somebody’s safety at risk, or are minors affected?"
        choices={choicesOf(dangerChoices)}
      />
      <MoreQuestions {...part} />
    </>
  )
}

/** The questions that the record can't answer by itself, one tap each; each can stay as it is. */
export function SeverityQuestions({ answers, meaning, ...change }: SeverityQuestionsProps) {
  return (
    <ChangeForm {...change} label="Suggest a severity" busyLabel="Suggesting…" withCancel={false}>
      {({ values, errors, failed }) => (
        <Questions meaning={meaning} values={failed ? values : answerValues(answers)} errors={errors} />
      )}
    </ChangeForm>
  )
}
