import { z } from 'zod'
import { sending } from '@/lib/publications/schema'
import { instant, line, text } from '@/lib/schema'
import { ruleIds } from '@/lib/statements/lint/model'
import { approvalRoles, statementKinds } from '@/lib/statements/model'
import { isZone } from '@/lib/time'

export const statementKind = z.enum(statementKinds)

const title = line(1, 160)
const audience = line(0, 200)
const body = text(1, 20_000)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'This is not a SHA-256 in hex.')
/** The statement as the person saw it: a save on top of somebody else's is a conflict. */
const seen = { statementId: z.uuid(), expectedVersion: z.int().min(1) }

export const draftStatementInput = z.strictObject({
  incidentId: z.uuid(),
  kind: statementKind,
  title,
  audience: audience.default(''),
  body,
})

export const reviseStatementInput = z.strictObject({
  ...seen,
  title,
  audience,
  body,
  note: line(0, 300).default(''),
  modelHelp: z.boolean().default(false),
})

export const refreshClaimsInput = z.strictObject(seen)

export const submitForApprovalInput = z.strictObject(seen)

export const reviewDecision = z.enum(['approved', 'changes_requested'])

/** An answer to exactly the text whose hash is given. Asking for changes needs a reason. */
export const reviewStatementInput = z
  .strictObject({
    statementId: z.uuid(),
    textHash: sha256,
    decision: reviewDecision,
    reason: text(0, 2000).default(''),
  })
  .refine(({ decision, reason }) => decision === 'approved' || reason !== '', {
    path: ['reason'],
    message: 'Say what must change.',
  })

export const publishStatementInput = z.strictObject({
  statementId: z.uuid(),
  textHash: sha256,
  /** Where it is published, in the person's own words. */
  channel: line(1, 120),
  /** What is sent at once, and whether it stands on a public page. */
  sending: sending.default(sending.parse({})),
  /** The statement's reference, typed by the person who publishes. */
  confirm: line(1, 40),
})

export const statementOnly = z.strictObject({ statementId: z.uuid() })

/** `until` is null to lift it; the zone is the one in which a person names the time. */
export const embargoInput = z.strictObject({
  statementId: z.uuid(),
  until: z.iso.datetime().nullable(),
  zone: z.string().refine(isZone, 'This is no time zone that we know.'),
})

export const failReleaseInput = z.strictObject({ statementId: z.uuid(), reason: text(1, 4000) })

/** A text, or null for the shipped one. `expectedNumber` is the version that the person saw; 0 for none. */
export const saveTemplateInput = z.strictObject({
  kind: statementKind,
  body: text(1, 20_000).nullable(),
  note: line(0, 300).default(''),
  expectedNumber: z.int().min(0),
})

export const draftCorrectionInput = z.strictObject({
  statementId: z.uuid(),
  /** Why it should not have been said, where it is retracted; else the record says what the correction is. */
  retract: text(1, 2000).nullable().default(null),
})

export const reviewRole = z.enum(approvalRoles)

export const markRule = z.enum(ruleIds)

/** A mark as the person saw it: the rule, and the sentence by its hash. */
const ofMark = { statementId: z.uuid(), rule: markRule, sentenceHash: sha256 }

export const waiveMarkInput = z.strictObject({ ...ofMark, reason: text(1, 2000) })

export const dismissMarkInput = z.strictObject({ ...ofMark, reason: text(0, 2000).default('') })

export const trackPromiseInput = z.strictObject({
  statementId: z.uuid(),
  sentenceHash: sha256,
  ownerId: z.uuid(),
  due: instant,
})
