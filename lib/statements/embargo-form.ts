import { InvalidInput } from '@/lib/errors'
import { textOf } from '@/lib/form-values'
import { readTime } from '@/lib/incidents/form-times'

/** What the form for an embargo posts: a time in a zone, or none to lift it. InvalidInput for a time that is none. */
export function readEmbargo(form: FormData) {
  const problems: Record<string, string> = {}
  const until = readTime(form, 'until', problems)
  if (Object.keys(problems).length > 0) throw new InvalidInput(problems)
  return { statementId: textOf(form, 'statementId'), until, zone: textOf(form, 'zone').trim() || 'UTC' }
}
