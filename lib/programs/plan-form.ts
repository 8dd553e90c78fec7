import { numberOrNull, textOf } from '@/lib/form-values'
import type { ResumePlan } from '@/lib/programs/model'
import { atOnce } from '@/lib/programs/rules/ramp-plan'

const minute = 60_000
/** Steps that the form has room for below 100 %. */
export const rampRows = 5

/** The field of a row; the schema's errors come back under the same names. */
export const percentField = (row: number) => `plan.steps.${row}.percent`
export const soakField = (row: number) => `plan.steps.${row}.soakMs`
export const noticeField = 'plan.noticeMs'

/** Minutes as people write them, as many as twelve thousandths exactly; null where nothing was entered. */
function msOf(form: FormData, name: string): number | null {
  const minutes = numberOrNull(form, name)
  return minutes === null ? null : Math.round(minutes * minute)
}

/**
 * The plan as the form posts it: rows without a percentage are left out, and must stand after the others so that an error
 * finds its row; 100 % follows of itself. Lengths are in minutes, with decimals.
 */
export function planOf(form: FormData): ResumePlan {
  const noticeMs = msOf(form, noticeField) ?? 0
  if (textOf(form, 'plan') === 'once') return { ...atOnce, noticeMs }
  const rows = Array.from({ length: rampRows }, (_, row) => ({
    percent: numberOrNull(form, percentField(row)),
    soakMs: msOf(form, soakField(row)) ?? 0,
  }))
  const steps = rows.flatMap(({ percent, soakMs }) => (percent === null ? [] : [{ percent, soakMs }]))
  return {
    noticeMs,
    steps: steps.at(-1)?.percent === 100 ? steps : [...steps, { percent: 100, soakMs: 0 }],
    automatic: textOf(form, 'progress') === 'automatic',
  }
}

/** What a field of the form holds before anybody has written. */
export function inMinutes(ms: number): string {
  return String(ms / minute)
}
