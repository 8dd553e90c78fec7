import { z } from 'zod'
import { accessActions } from '@/lib/incidents/facts'
import { line } from '@/lib/schema'

const people = z.int('Enter a whole number.').min(0, 'A number can’t be below 0.').max(2_000_000_000)

/** A number that is known, or the bounds between which it lies. */
export const bounds = { low: people, high: people }
export const inOrder = ({ low, high }: { low: number; high: number }) => low <= high
export const outOfOrder = { path: ['high'], message: 'The upper bound is below the lower one.' }

/** Who did what, in a finding of access. */
export const accessInput = z
  .strictObject({
    actors: line(1, 200),
    ...bounds,
    exact: z.boolean().default(false),
    actions: z
      .array(z.enum(accessActions))
      .min(1, 'Say what was done with the data.')
      .transform((actions) => accessActions.filter((action) => actions.includes(action))),
  })
  .refine(inOrder, outOfOrder)
  .refine(({ exact, low, high }) => !exact || low === high, {
    path: ['exact'],
    message: 'An exact number is one number, not a range.',
  })

export const sampleInput = z
  .strictObject({ reviewed: people, of: people.min(1, 'Say of how many.') })
  .refine(({ reviewed, of }) => reviewed <= of, { path: ['reviewed'], message: 'More was reviewed than there is.' })
