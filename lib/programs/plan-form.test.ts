import { expect, it } from 'vitest'
import { planOf } from '@/lib/programs/plan-form'
import { requestResumeInput } from '@/lib/programs/schema'

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const steps = { 'plan.steps.0.percent': '5', 'plan.steps.0.soakMs': '0.5', 'plan.steps.1.percent': '' }

it('reads minutes, leaves empty rows out and ends at 100 %', () => {
  expect(planOf(form({ ...steps, 'plan.noticeMs': '2', plan: 'ramp', progress: 'automatic' }))).toEqual({
    noticeMs: 120_000,
    steps: [
      { percent: 5, soakMs: 30_000 },
      { percent: 100, soakMs: 0 },
    ],
    automatic: true,
  })
})

it('is one step when it is all at once, whatever the rows hold', () => {
  const plan = planOf(form({ ...steps, plan: 'once', 'plan.noticeMs': '0' }))
  expect(plan).toEqual({ noticeMs: 0, steps: [{ percent: 100, soakMs: 0 }], automatic: false })
})

it('gives each error the name of its field', () => {
  const plan = planOf(form({ ...steps, 'plan.steps.0.percent': '5.5', 'plan.noticeMs': 'soon', plan: 'ramp' }))
  const programId = '019f9f5f-70e0-76b1-9738-69320cf8c0d7'
  const parsed = requestResumeInput.safeParse({ programId, plan })
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join('.'), message])
  expect(wrong).toEqual([
    ['plan.noticeMs', 'Enter minutes, such as 15 or 0.5.'],
    ['plan.steps.0.percent', 'Enter a whole percentage.'],
  ])
})
