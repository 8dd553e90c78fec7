import type { ResumePlan } from '@/lib/programs/model'

/** Two steps without a soak or a notice: for tests that step at once. */
export const byHand: ResumePlan = {
  noticeMs: 0,
  steps: [
    { percent: 10, soakMs: 0 },
    { percent: 100, soakMs: 0 },
  ],
  automatic: false,
}
