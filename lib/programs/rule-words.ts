import type { LockRule, SelfPauseRule } from '@/lib/programs/model'

/** What each rule that pauses by itself looks for. */
export const ruleWords: Readonly<Record<LockRule, string>> = {
  violation: 'records after a stop',
  safeguard: 'an unproven safeguard',
  severity: 'a severe incident',
  restored: 'a restored database',
}

/** The rules that an owner switches: their name, and what they do. */
export const selfPauseWords: Readonly<Record<SelfPauseRule, { readonly rule: string; readonly does: string }>> = {
  severity: {
    rule: 'the pause for severe incidents',
    does: 'A SEV 0 or SEV 1 incident that is linked to the program pauses it by itself. Exercises don’t. A SEV 2 asks with one tap.',
  },
  safeguard: {
    rule: 'the pause for expired safeguards',
    does: 'When the verification of a required safeguard expires, the program pauses by itself.',
  },
}
