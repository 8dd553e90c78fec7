'use client'

import type { ReactNode } from 'react'
import type { FactKind } from '@/lib/incidents/fact-kinds'
import { ChangeForm, type ChangeOf } from '../change-form'
import { AnswerFields, ImpugnFields, QuestionFields } from './doubt-fields'
import type { FactPart, Known } from './fact-part'
import { BoundsFields, CauseFields, CountFields, LogSourceFields, NotificationFields } from './known-fields'

const fieldsOf: Readonly<Record<FactKind, (part: FactPart) => ReactNode>> = {
  bounds: BoundsFields,
  cause: CauseFields,
  count: CountFields,
  'log-source': LogSourceFields,
  question: QuestionFields,
  answer: AnswerFields,
  notification: NotificationFields,
  impugn: ImpugnFields,
}

const labels: Readonly<Record<FactKind, string>> = {
  bounds: 'Record the moment',
  cause: 'Record the cause',
  count: 'Record the count',
  'log-source': 'Record the log source',
  question: 'Open the question',
  answer: 'Record the answer',
  notification: 'Record the notification',
  impugn: 'Record that it no longer counts',
}

export interface FactFormProps extends ChangeOf {
  fact: FactKind
  token: string
  known: Known
}

/** One fact with what it is known by, as an entry of its own. */
export function FactForm({ fact, token, known, ...change }: FactFormProps) {
  const Fields = fieldsOf[fact]
  return (
    <ChangeForm {...change} label={labels[fact]} busyLabel="Recording…">
      {({ values, errors }) => (
        <>
          <input type="hidden" name="token" value={token} />
          <Fields values={values} errors={errors} known={known} />
        </>
      )}
    </ChangeForm>
  )
}
