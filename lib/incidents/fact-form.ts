import type { z } from 'zod'
import { listOf, numberOrNull, textOf, textOrNull } from '@/lib/form-values'
import { withoutProblems } from '@/lib/incidents/entry-form'
import {
  type answerInput,
  boundsInput,
  type causeInput,
  type countInput,
  type impugnInput,
  logSourceInput,
  notificationInput,
  questionInput,
} from '@/lib/incidents/facts-schema'
import { readTime } from '@/lib/incidents/form-times'

type Problems = Record<string, string>

const on = (form: FormData) => ({ incidentId: textOf(form, 'incidentId') })
const number = (form: FormData, name: string) => numberOrNull(form, name) ?? Number.NaN

/** A choice as typed; the schema refuses what is none of its own. */
const choice = <T>(form: FormData, name: string) => textOf(form, name) as T

/** A time that must be there. */
function readNeeded(form: FormData, name: string, problems: Problems, missing: string): string {
  const at = readTime(form, name, problems)
  if (!at) problems[name] ??= missing
  return at ?? ''
}

/** A cause and how far it is known. */
export function readCause(form: FormData): z.input<typeof causeInput> {
  return { ...on(form), text: textOf(form, 'text'), state: choice(form, 'state'), reviewers: listOf(form, 'reviewers') }
}

/** When it began, ended or was discovered. Throws InvalidInput for times that are missing or none. */
export function readBounds(form: FormData): z.input<typeof boundsInput> {
  const problems: Problems = {}
  const from = readNeeded(form, 'from', problems, 'Enter the moment, or where its range begins.')
  const to = readTime(form, 'to', problems)
  const [which, basis] = [choice<never>(form, 'which'), choice<never>(form, 'basis')]
  return withoutProblems(boundsInput, { ...on(form), which, from, to, basis, text: textOf(form, 'text') }, problems)
}

/** A count; one number stands for both of its bounds. */
export function readCount(form: FormData): z.input<typeof countInput> {
  const low = number(form, 'low')
  return {
    ...{ ...on(form), unit: choice<never>(form, 'unit') },
    // Where neither is entered, the first is what is missing.
    ...{ low, high: numberOrNull(form, 'high') ?? (low || 0) },
    ...{ method: textOf(form, 'method'), text: textOf(form, 'text') },
    ...{ deduplicated: form.has('deduplicated'), final: form.has('final') },
  }
}

/** Who was notified, when and of what. Throws InvalidInput for a time that is missing or none. */
export function readNotification(form: FormData): z.input<typeof notificationInput> {
  const problems: Problems = {}
  const sentAt = readNeeded(form, 'sentAt', problems, 'Enter when it was sent.')
  const sent = {
    ...{ ...on(form), recipientClass: choice<never>(form, 'recipientClass'), recipient: textOf(form, 'recipient') },
    ...{ sentAt, scope: textOf(form, 'scope'), receipt: textOrNull(form, 'receipt') },
    ...{ regime: textOrNull(form, 'regime'), phase: textOrNull(form, 'phase'), zone: textOrNull(form, 'zone') },
  }
  return withoutProblems(notificationInput, sent, problems)
}

/** What is not known, who finds out, until when. Throws InvalidInput for a time that is missing or none. */
export function readQuestion(form: FormData): z.input<typeof questionInput> {
  const problems: Problems = {}
  const due = readNeeded(form, 'due', problems, 'Enter until when it is to be answered.')
  const asked = { ...on(form), question: textOf(form, 'question'), ownerId: textOf(form, 'ownerId'), due }
  return withoutProblems(questionInput, asked, problems)
}

export function readAnswer(form: FormData): z.input<typeof answerInput> {
  return { ...on(form), question: number(form, 'question'), text: textOf(form, 'text') }
}

export function readImpugnment(form: FormData): z.input<typeof impugnInput> {
  return { ...on(form), entry: number(form, 'entry'), why: choice(form, 'why'), text: textOf(form, 'text') }
}

/** Another log. Throws InvalidInput for a time that is none. */
export function readLogSource(form: FormData): z.input<typeof logSourceInput> {
  const problems: Problems = {}
  const retainedFrom = readTime(form, 'retainedFrom', problems)
  const found = { ...on(form), name: textOf(form, 'name'), recordsReads: form.has('recordsReads') }
  return withoutProblems(logSourceInput, { ...found, retainedFrom, text: textOf(form, 'text') }, problems)
}
