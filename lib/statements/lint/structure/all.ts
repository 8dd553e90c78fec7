import { unboundFactRule } from '@/lib/statements/lint/structure/binding'
import { termRule } from '@/lib/statements/lint/structure/consistency'
import { evidenceLeakRule } from '@/lib/statements/lint/structure/leak'
import { commitmentRule } from '@/lib/statements/lint/structure/promises'
import { readabilityRule, sentenceLengthRule } from '@/lib/statements/lint/structure/reading-ease'
import { approvalRule, crossAudienceRule, slotRule, staleClaimRule } from '@/lib/statements/lint/structure/record'
import type { StructureRule } from '@/lib/statements/lint/structure/rule'
import { tenseRule } from '@/lib/statements/lint/structure/state'
import { strengthRule } from '@/lib/statements/lint/structure/strength'

/** S01 to S12, in order. */
export const allStructureRules: readonly StructureRule[] = [
  ...[unboundFactRule, staleClaimRule, strengthRule, crossAudienceRule, approvalRule, slotRule],
  ...[sentenceLengthRule, readabilityRule, tenseRule, commitmentRule, termRule, evidenceLeakRule],
]
