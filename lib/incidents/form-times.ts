import { textOf, textOrNull } from '@/lib/form-values'
import { readLocalTime, type WhichOfTwo } from '@/lib/local-time'
import { localTimeProblems } from '@/lib/local-time-problems'

const which = (text: string): WhichOfTwo => (text === 'earlier' || text === 'later' ? text : null)

/**
 * Reads a time field (`datetime-local`, with the form's `zone` and, where clocks went back, `<name>.which`) as ISO 8601 in
 * UTC; null where nothing was entered. What is wrong with it is noted under the field's name.
 */
export function readTime(form: FormData, name: string, problems: Record<string, string>): string | null {
  const text = textOrNull(form, name)
  if (!text) return null
  const read = readLocalTime(text, textOrNull(form, 'zone') ?? 'UTC', which(textOf(form, `${name}.which`)))
  if (read.ok) return read.at
  problems[read.problem === 'zone' ? 'zone' : name] = localTimeProblems[read.problem]
  return null
}
