import { z } from 'zod'
import { collectorName } from '@/lib/collectors/name'
import { noValue } from '@/lib/collectors/version'
import { approverRoles, selfPauseRules, tokenPurposes } from '@/lib/programs/model'
import { leastAttempts } from '@/lib/programs/rules/break-glass'
import { defaultPlan, longestNoticeMs, longestSoakMs } from '@/lib/programs/rules/ramp-plan'
import { instant, line, lines, text } from '@/lib/schema'

const programId = z.uuid()
const ttlMs = z.int().min(500, 'A lease lasts at least 500 ms.').max(3_600_000, 'A lease lasts an hour at most.')
const checkGapMs = z.int().min(0).max(60_000, 'A minute at most between the check and the write.')
const reason = text(1, 2000)
const evidence = text(1, 4000)
/** The program's slug, typed by the person who does what can't be taken back. */
const confirm = line(1, 120)

/** Days between two verifications; null where none is asked for. */
const reverifyDays = z
  .int('Enter a whole number of days.')
  .min(1, 'A day at least.')
  .max(3660, 'Ten years at most.')
  .nullable()

const described = {
  name: line(1, 120),
  purpose: text(1, 4000),
  dataCategories: lines(40),
  population: line(0, 300),
  populationCount: z.int().min(0).max(2_000_000_000).nullable(),
  critical: z.boolean(),
  ttlMs,
  checkGapMs,
  ownerIds: z.array(z.uuid()).min(1, 'Name at least one owner.').max(20),
}

export const registerProgramInput = z.strictObject({
  ...described,
  dataCategories: described.dataCategories.default([]),
  population: described.population.default(''),
  populationCount: described.populationCount.default(null),
  critical: described.critical.default(false),
  /** Without one: 4 s for a critical program, else 15 s. */
  ttlMs: ttlMs.nullable().default(null),
  checkGapMs: checkGapMs.default(1000),
  ownerIds: z.array(z.uuid()).max(20).default([]),
})

export const configureProgramInput = z
  .strictObject({ programId, expectedVersion: z.int(), ...described })
  .partial()
  .required({ programId: true, expectedVersion: true })

export const addSafeguardInput = z.strictObject({
  programId,
  title: line(1, 200),
  promise: text(1, 2000),
  required: z.boolean().default(true),
  reverifyDays: reverifyDays.default(null),
})
export const scheduleSafeguardInput = z.strictObject({ programId, safeguardId: z.uuid(), reverifyDays })
export const switchPauseRuleInput = z.strictObject({
  programId,
  rule: z.string().pipe(z.enum(selfPauseRules)),
  on: z.boolean(),
  reason,
})
export const verifySafeguardInput = z.strictObject({
  programId,
  safeguardId: z.uuid(),
  evidence,
  expiresAt: instant.nullable().default(null),
})
export const failSafeguardInput = z.strictObject({ programId, safeguardId: z.uuid(), evidence })

export const createTokenInput = z.strictObject({
  programId,
  name: line(1, 120),
  /** Collectors that enrol with it belong to this group. */
  /** Observers, guards and stores, report what they see and never get a lease. */
  purpose: z.enum(tokenPurposes).default('collector'),
  group: line(1, 60)
    .refine((group) => group !== noValue, 'Leave it empty for none.')
    .nullable()
    .default(null),
})
export const revokeTokenInput = z.strictObject({ programId, tokenId: z.uuid() })

export const pauseProgramInput = z.strictObject({ programId, incidentId: z.uuid().nullable().default(null), reason })
export const releaseLockInput = z.strictObject({ programId, lockId: z.uuid(), reason, confirm })

const lock = { programId, lockId: z.uuid() }
const remark = text(0, 2000).default('')
export const offerLockInput = z.strictObject({ ...lock, toId: z.uuid('Choose a person.'), note: remark })
export const answerOfferInput = z.strictObject({ ...lock, offerId: z.uuid() })
export const endOfferInput = z.strictObject({ ...lock, offerId: z.uuid(), reason: remark })
export const requestBreakInput = z.strictObject({
  ...lock,
  reason,
  /** How and when the owner was tried, each attempt a line. */
  attempts: lines(20, 300).refine(
    (attempts) => attempts.length >= leastAttempts,
    'Name at least two attempts to reach them, one a line.',
  ),
  evidence,
})
export const approveBreakInput = z.strictObject({ ...lock, requestId: z.uuid(), confirm })
export const endBreakInput = z.strictObject({ ...lock, requestId: z.uuid(), reason: remark })
export const acknowledgeBreakInput = z.strictObject({ ...lock, requestId: z.uuid(), note: remark })
export const confirmByHandInput = z.strictObject({ programId, collectorId: z.uuid(), reason, evidence })

/** Without ids: every silent collector of the pause. */
export const retryCollectorsInput = z.strictObject({
  programId,
  collectorIds: z.array(z.uuid()).min(1).max(200).nullable().default(null),
})
export const escalateCollectorInput = z.strictObject({
  programId,
  collectorId: z.uuid(),
  personId: z.uuid('Name who is to look after it.'),
  note: text(1, 2000),
})
export const retireCollectorInput = z.strictObject({ programId, collectorId: z.uuid(), reason })
export const exportCollectorsInput = z.strictObject({
  programId,
  /** The filters in force, as the address has them. */
  filter: z.string().max(2000),
  columns: z.array(z.string().max(40)).min(1).max(40),
  count: z.int().min(0),
})
export const retireProgramInput = z.strictObject({
  programId,
  reason,
  /** The program's slug, typed by the person who retires it. */
  confirm: line(1, 120),
})

const rampStep = z.strictObject({
  percent: z.int('Enter a whole percentage.').min(1, 'Enter 1 % or more.').max(100, 'Enter 100 % at most.'),
  soakMs: z
    .int('Enter minutes, such as 30 or 0.5.')
    .min(0, 'Enter 0 or more.')
    .max(longestSoakMs, 'A step lasts a week at most.'),
})

export const requestResumeInput = z.strictObject({
  programId,
  note: text(0, 4000).default(''),
  plan: z
    .strictObject({
      noticeMs: z
        .int('Enter minutes, such as 15 or 0.5.')
        .min(0, 'Enter 0 or more.')
        .max(longestNoticeMs, 'Give 23 hours of notice at most.'),
      steps: z.array(rampStep).min(1, 'A ramp has a step at least.').max(10, 'Ten steps at most.').readonly(),
      automatic: z.boolean(),
    })
    .default(defaultPlan),
})
const request = { programId, requestId: z.uuid() }
export const approveResumeInput = z.strictObject({
  ...request,
  /** SHA-256 in hex of what the approver read. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The capacity; without one, counsel when the person is counsel. */
  asRole: z.enum(approverRoles).optional(),
})
export const withdrawResumeInput = z.strictObject({ ...request, reason })
export const applyResumeInput = z.strictObject({
  ...request,
  confirm,
})
export const startResumeInput = z.strictObject({ ...request })

const epoch = z.string().regex(/^\d{1,18}$/)
export const stepRampInput = z.strictObject({ programId, epoch })
export const checkRampInput = z.strictObject({ programId })
export const stepBackInput = z.strictObject({
  programId,
  epoch,
  /** A lower step of the plan, or not at all any more. */
  to: z.union([z.int().min(1).max(99), z.literal('paused')]),
  reason,
})

const count = z.int().min(0).max(2_000_000_000)

export const enrolCollectorsInput = z.strictObject({
  programId,
  collectors: z
    .array(z.strictObject({ externalId: collectorName, tokenId: z.uuid(), bootId: collectorName }))
    .min(1)
    .max(2000),
})

export const recordConfirmationsInput = z.strictObject({
  programId,
  epoch,
  reports: z
    .array(
      z.strictObject({
        collectorId: z.uuid(),
        /** Who says so: only the token and the boot of the last lease can. */
        tokenId: z.uuid(),
        bootId: collectorName,
        result: z.enum(['stopped', 'failed']),
        /** Which message said so: `confirm` or `lease`. */
        source: z.enum(['confirm', 'lease']),
        lastRecordAt: instant.nullable().default(null),
        inFlight: count.nullable().default(null),
        buffered: count.nullable().default(null),
      }),
    )
    .min(1)
    .max(5000),
})

export const expireLeasesInput = z.strictObject({
  programId,
  epoch,
  /** A database time at which the pause was certainly visible. */
  committedBy: instant,
})

export const stopAfterRestoreInput = z.strictObject({
  programId,
  reason: text(1, 500),
  /** The highest epoch that a gateway remembers; where the program's is above it already, there is nothing to do. */
  highestEpoch: epoch.nullable().default(null),
})
