import { type Choice, RadioCards } from '@/components/form/choice'
import type { Posted } from './change-form'

export type QuestionPart = Pick<Posted, 'values' | 'errors'>

/** A table of the method as the choices of a group. */
export function choicesOf(table: Readonly<Record<string, string | { readonly label: string }>>): Choice[] {
  return Object.entries(table).map(([value, said]) => ({ value, label: typeof said === 'string' ? said : said.label }))
}

/** Cards side by side where there is room. */
export const dense = 'gap-1.5 sm:grid-cols-2'

/** One question with one answer; the first choice that was not answered before is `fallback`. */
export function Question({
  name,
  legend,
  choices,
  fallback,
  hint,
  ...part
}: QuestionPart & { name: string; legend: string; choices: Choice[]; fallback?: string; hint?: string }) {
  const value = part.values[name]?.[0] ?? fallback
  return (
    <RadioCards {...{ name, legend, choices, hint }} error={part.errors[name]} defaultValue={value} className={dense} />
  )
}
