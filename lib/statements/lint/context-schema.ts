import { z } from 'zod'
import { ruleIds } from '@/lib/statements/lint/model'
import { statementKinds } from '@/lib/statements/model'

const instant = z.string().min(1).describe('ISO 8601, with zone')

/** What `statement:lint --context` may say of a text: fields of the claim that its sentences rest on, and whom it is for. */
export const lintContext = z
  .strictObject({
    bound: z.boolean().describe('Whether the sentences rest on a claim. S01 is asked only where this is false.'),
    strength: z.int().min(0).max(5).describe('Strength of that claim’s evidence, E0 to E5. S03 is asked only with it.'),
    reviewComplete: z.boolean().describe('The claim rests on a finished review of the stated window.'),
    reachOnly: z.boolean().describe('The claim says that data could be reached, and nothing of access.'),
    final: z.boolean().describe('The number can’t change any more.'),
    bounded: z.boolean().describe('The scope is verified at both its ends.'),
    verified: z.boolean().describe('The safeguard was tested after the last change.'),
    cause: z.enum(['hypothesis', 'supported', 'confirmed']),
    legalApproved: z.boolean().describe('Counsel has approved these exact sentences.'),
    pauseState: z.enum(['pausing', 'paused', 'resumed']),
    pauseScope: z.string().min(1).describe('What is paused: collection, processing, training or sharing.'),
    pauseAt: instant,
    contactBlock: z.boolean().describe('The text is a declared contact block.'),
    audience: z.enum(['internal', 'external', 'regulator']).describe('Whom it is for; external if not said.'),
    people: z.array(z.string().min(1)).describe('Names and addresses that may not appear.'),
    kind: z
      .enum(statementKinds)
      .describe('Kind of statement: sets the limits of readability. A holding statement if not said.'),
    now: instant.describe('The moment that rewrites of relative times count from, ISO 8601.'),
  })
  .partial()

/** One line of the answer of `statement:lint --json`. */
const lintedMark = z.strictObject({
  rule: z.enum(ruleIds),
  severity: z.enum(['block', 'warn']),
  sentence: z.string().describe('The whole sentence; empty where the text as a whole is meant.'),
  start: z.int().describe('Where the words begin in the text, in UTF-16 units.'),
  end: z.int(),
  words: z.string(),
  reason: z.string(),
  mend: z.string(),
  rewrite: z.strictObject({ label: z.string(), body: z.string() }).optional(),
})

/** The JSON Schemas of the command’s context and answer, by the name of their file in docs/schemas. */
export function lintJsonSchemas(): Record<string, unknown> {
  return {
    'statement-lint.context': z.toJSONSchema(lintContext),
    'statement-lint.output': z.toJSONSchema(z.array(lintedMark)),
  }
}
