import { claimKindWords } from '@/lib/statements/claims'
import { type Slot, type StatementKind, statementKindRules } from '@/lib/statements/model'
import { slotAdvice } from '@/lib/statements/slots'
import { claimKindsNamed, unknownTemplateTokens } from '@/lib/statements/templates'
import { unknownTokensIn } from '@/lib/statements/tokens'

/** What a template holds that nothing stands behind, and what drafts made from it will have to be given by hand. */
export interface TemplateFindings {
  /** Tokens that name nothing: it can’t be saved. */
  readonly unknown: readonly string[]
  /** Required parts that it leaves out: it can be saved, and every draft from it will lack them. */
  readonly missing: readonly string[]
}

function provides(template: string, { anyOf, line }: Slot): boolean {
  const rows = template.split('\n').map((row) => row.trim())
  if (line !== undefined && rows.some((row) => row.startsWith(line) || (line === 'Q:' && row === '{{say:questions}}')))
    return true
  const named = claimKindsNamed(template)
  return anyOf?.some((kind) => named.has(kind)) ?? false
}

/** Looks a template through: every token must be known, every slot of the kind should be there. */
export function readTemplate(kind: StatementKind, template: string): TemplateFindings {
  const ours = /^\{\{\s*(?:first|each|say)\s*:/
  const unknown = [
    ...unknownTemplateTokens(template),
    ...unknownTokensIn(template).filter((token) => !ours.test(token)),
  ]
  const missing = statementKindRules[kind].slots
    .filter((slot) => !provides(template, slot))
    .map((slot) => slotAdvice(slot, (claim) => claimKindWords[claim]))
  return { unknown: [...new Set(unknown)], missing }
}
