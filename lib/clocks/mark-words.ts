import type { AlertMark } from '@/lib/clocks/alert-plan'

/** What an alert says of the time that has passed, in its entry and in its notice. */
export const markSentences: Readonly<Record<AlertMark, string>> = {
  '50': 'half of the time has passed',
  target: 'our internal target has come',
  '75': 'three quarters of the time have passed',
  '90': 'nine tenths of the time have passed',
  due: 'the time has passed',
}
