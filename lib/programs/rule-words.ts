import type { LockRule } from '@/lib/programs/model'

/** What each rule that pauses by itself looks for. */
export const ruleWords: Readonly<Record<LockRule, string>> = {
  violation: 'records after a stop',
  safeguard: 'an unproven safeguard',
  severity: 'a severe incident',
  restored: 'a restored database',
}
