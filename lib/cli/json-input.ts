import { text } from 'node:stream/consumers'
import type { z } from 'zod'
import { fieldErrors } from '@/lib/failure'
import { StartProblem } from '@/lib/start-problem'

/** Reads JSON on standard input against a schema. What is wrong with it is said field by field. */
export async function readJsonInput<S extends z.ZodType>(schema: S, input = process.stdin): Promise<z.output<S>> {
  let given: unknown
  try {
    given = JSON.parse(await text(input))
  } catch {
    throw new StartProblem('Give JSON on standard input.')
  }
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const lines = Object.entries(fieldErrors(read.error)).map(([field, message]) => `${field || 'input'}: ${message}`)
  throw new StartProblem(lines.join('\n'))
}
