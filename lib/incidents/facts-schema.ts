import { z } from 'zod'
import { bounds, inOrder, outOfOrder } from '@/lib/incidents/access-schema'
import { boundBases, boundKinds, causeStates, countUnits, impugnments, recipientClasses } from '@/lib/incidents/facts'
import { incidentKey, occurred } from '@/lib/incidents/schema'
import { instant, line, lines, text } from '@/lib/schema'

const words = text(0, 20_000).default('')
const on = { incidentId: incidentKey, ...occurred.shape }

export const causeInput = z
  .strictObject({
    ...on,
    text: text(1, 2000),
    state: z.enum(causeStates, 'Choose one of these.'),
    reviewers: lines(10, 200).default([]),
  })
  .refine(({ state, reviewers }) => state !== 'confirmed' || reviewers.length > 0, {
    path: ['reviewers'],
    message: 'Name who reviewed it: nobody confirms a cause alone and unnamed.',
  })

export const boundsInput = z
  .strictObject({
    ...on,
    which: z.enum(boundKinds, 'Choose one of these.'),
    from: instant,
    to: instant.nullable().default(null),
    basis: z.enum(boundBases, 'Choose one of these.'),
    text: words,
  })
  .refine(({ from, to }) => to === null || from < to, {
    path: ['to'],
    message: 'The range ends before it begins. Leave this empty where the moment is known.',
  })

export const countInput = z
  .strictObject({
    ...on,
    unit: z.enum(countUnits, 'Choose one of these.'),
    ...bounds,
    method: text(1, 1000),
    deduplicated: z.boolean().default(false),
    final: z.boolean().default(false),
    text: words,
  })
  .refine(inOrder, outOfOrder)
  .refine(({ final, low, high }) => !final || low === high, {
    path: ['final'],
    message: 'A final count is one number, not a range.',
  })

export const notificationInput = z.strictObject({
  ...on,
  recipientClass: z.enum(recipientClasses, 'Choose one of these.'),
  recipient: line(1, 200),
  sentAt: instant,
  receipt: line(1, 400).nullable().default(null),
  scope: line(0, 400).default(''),
  regime: line(1, 60).nullable().default(null),
  phase: line(1, 60).nullable().default(null),
})

export const questionInput = z.strictObject({
  ...on,
  question: text(1, 1000),
  ownerId: z.uuid('Choose who finds out.'),
  due: instant,
})

const entry = z.int('Choose an entry.').min(1, 'Choose an entry.')
const question = z.int('Choose a question.').min(1, 'Choose a question.')
export const answerInput = z.strictObject({ ...on, question, text: text(1, 20_000) })
export const impugnInput = z.strictObject({
  ...on,
  entry,
  why: z.enum(impugnments, 'Choose one of these.'),
  text: text(1, 20_000),
})

export const logSourceInput = z.strictObject({
  ...on,
  name: line(1, 200),
  recordsReads: z.boolean(),
  retainedFrom: instant.nullable().default(null),
  text: words,
})
