import { absenceRules } from '@/lib/statements/lint/wording/absence'
import { leakRules } from '@/lib/statements/lint/wording/leaks'
import { postureRules } from '@/lib/statements/lint/wording/posture'
import { quantityRules } from '@/lib/statements/lint/wording/quantity'
import type { WordingRule } from '@/lib/statements/lint/wording/rule'
import { stateRules } from '@/lib/statements/lint/wording/state'
import { timeRules } from '@/lib/statements/lint/wording/time'

/** L01 to L25, in order. */
export const allWordingRules: readonly WordingRule[] = [
  ...absenceRules,
  ...quantityRules,
  ...postureRules,
  ...stateRules,
  ...timeRules,
  ...leakRules,
].sort((a, b) => a.id.localeCompare(b.id))
