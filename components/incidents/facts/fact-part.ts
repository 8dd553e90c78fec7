import type { NamedPerson } from '@/lib/incidents/queries/incident'
import type { OpenQuestion } from '@/lib/incidents/queries/questions'
import type { Posted } from '../change-form'

/** What a form begins with. */
export interface Known {
  readonly zone: string
  /** The entry that the address names, if any. */
  readonly entry: string
  readonly owners: readonly NamedPerson[]
  readonly questions: readonly OpenQuestion[]
  /** What can be said to count no longer. */
  readonly evidence: readonly { readonly seq: number; readonly label: string }[]
}

export interface FactPart extends Pick<Posted, 'values' | 'errors'> {
  readonly known: Known
}

/** Name, error and what was typed: what every text field takes. */
export const fieldOf = ({ values, errors }: Pick<FactPart, 'values' | 'errors'>, name: string) => ({
  name,
  error: errors[name],
  defaultValue: values[name]?.[0] ?? '',
})

/** The names of a table as the choices of a group. */
export function namedChoices(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}
