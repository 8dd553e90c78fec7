import 'server-only'
import { type Actor, personIdOf, rolesOf } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { type Decision, NotFound } from '@/lib/errors'
import type { LockBreakRecord, LockOfferRecord } from '@/lib/programs/model'
import { type AnswerRecord, listAnswers, openBreak, openOffer } from '@/lib/programs/queries/lock-answers'
import { activeOf, causesOf, type LockRow, lockFacts, readLocks } from '@/lib/programs/queries/lock-rows'
import { type LockView, lockView } from '@/lib/programs/queries/locks'
import { type ReadableProgram, reaches, readableProgram } from '@/lib/programs/queries/readable'
import type { Step } from '@/lib/programs/queries/resume'
import { findTaker, listTakers } from '@/lib/programs/queries/takers'
import {
  decideAcknowledgeBreak,
  decideApproveBreak,
  decideEndBreak,
  decideRequestBreak,
  isLive,
} from '@/lib/programs/rules/break-glass'
import { decideAcceptLock, decideEndOffer, decideOfferLock, type Taker } from '@/lib/programs/rules/hand-over'
import { keeperOf, type LockFacts } from '@/lib/programs/rules/locks'
import { databaseNow } from '@/lib/timeline/streams'

/** What the viewer can do with a lock; a step that is not theirs at all is absent. */
export interface LockSteps {
  readonly release: Step
  readonly offer: Step
  readonly accept: Step
  readonly endOffer: Step
  readonly requestBreak: Step
  readonly approveBreak: Step
  readonly endBreak: Step
  readonly acknowledge: Step
}

export interface LockPage {
  readonly program: { readonly id: string; readonly slug: string; readonly name: string }
  readonly incidentId: string | null
  readonly lock: LockView
  readonly offer: (LockOfferRecord & { readonly note: string; readonly createdAt: Date }) | null
  /** The request that waits for a second person. */
  readonly request: LockBreakRecord | null
  /** Everything that was offered and asked before, newest first. */
  readonly answers: readonly AnswerRecord[]
  /** To whom the viewer can offer it. */
  readonly takers: readonly { readonly id: string; readonly name: string }[]
  readonly steps: LockSteps
  /** The viewer's roles take part in removing locks in absence. */
  readonly mayBreak: boolean
}

/** One lock with all that was asked about it, to whoever may read what holds it. Throws NotFound. */
export async function getLock(actor: Actor, slug: string, lockId: string): Promise<LockPage> {
  const program = await readableProgram(actor, slug)
  const [row] = await readLocks(actor, program.id, lockId)
  if (!row?.seen) throw new NotFound()
  const [causes, found, request, answers, now] = await Promise.all([
    causesOf(program, [row]),
    openOffer(db(), lockId),
    openBreak(db(), lockId),
    listAnswers(lockId),
    databaseNow(db()),
  ])
  const facts = lockFacts(program, row, causes)
  const live = request && isLive({ ...facts, now }, request) ? request : null
  const offer = facts.lock && found?.from.id === keeperOf(facts.lock, facts.incident) ? found : null
  const steps = await stepsFor(actor, program, row, { facts, offer, request, answers, now })
  const { id, name } = program
  return {
    mayBreak: await reaches(actor, id, 'program.lock.break'),
    ...{ program: { id, slug, name }, incidentId: row.incidentId, offer, request: live, answers, steps },
    lock: lockView(actor, row, facts),
    takers: steps.offer === null ? await takersFor(actor, row, facts) : [],
  }
}

/** With a lead who isn't the holder, the lead alone. */
async function takersFor(actor: Actor, row: LockRow, { incident }: LockFacts) {
  const self = personIdOf(actor)
  const lead = incident?.leadId ?? null
  const takers = await listTakers(db(), { ...row, rule: null })
  return takers
    .filter(({ id }) => id !== self && (lead === null || lead === self || id === lead))
    .map(({ id, name }) => ({ id, name }))
}

interface Standing {
  readonly facts: LockFacts
  readonly offer: LockOfferRecord | null
  readonly request: LockBreakRecord | null
  readonly answers: readonly AnswerRecord[]
  readonly now: Date
}

async function stepsFor(actor: Actor, program: ReadableProgram, row: LockRow, standing: Standing): Promise<LockSteps> {
  const [mayRelease, mayBreak] = await Promise.all([
    reaches(actor, program.id, 'program.lock.release'),
    reaches(actor, program.id, 'program.lock.break'),
  ])
  const { facts, offer, request, answers, now } = standing
  const by = { id: personIdOf(actor) ?? '', name: actor.name }
  const mine = { personId: by.id, reason: '' }
  const breaker = { ...by, as: rolesOf(actor).includes('counsel') ? ('counsel' as const) : ('responder' as const) }
  const asked = { ...facts, request, now }
  const live = request && isLive(asked, request) ? request : null
  const ground = { requestId: '', by: breaker, owner: by, reason: '-', attempts: ['-', '-'], evidence: '-' }
  const self = offer?.to.id === by.id ? await findTaker(db(), { ...row, rule: null }, by.id) : null
  const done = answers.find(({ kind, state }) => kind === 'break' && state === 'applied') ?? null
  const broken = done && { id: done.id, ownerId: done.ownerId, acknowledgedAt: done.acknowledgedAt }
  const holder = facts.lock && keeperOf(facts.lock, facts.incident) === by.id
  return {
    release: step(mayRelease, activeOf(row) ? releaseDecision(actor, row, facts) : null),
    offer: step(
      mayRelease && holder,
      decideOfferLock({ ...facts, offer }, { offerId: '', by, to: anybody(facts, by.id), note: '' }),
    ),
    accept: step(mayRelease && self, self && decideAcceptLock({ ...facts, offer }, self)),
    endOffer: step(
      mayRelease && offer && [offer.from.id, offer.to.id].includes(by.id),
      decideEndOffer({ ...facts, offer }, mine),
    ),
    requestBreak: step(mayBreak && facts.lock && !holder, decideRequestBreak(asked, ground)),
    approveBreak: step(mayBreak && live && live.requestedBy.id !== by.id, decideApproveBreak(asked, breaker)),
    endBreak: step(
      mayRelease && live && [live.owner.id, live.requestedBy.id].includes(by.id),
      decideEndBreak(asked, mine),
    ),
    acknowledge: step(
      mayRelease && broken && broken.ownerId === by.id && !broken.acknowledgedAt,
      decideAcknowledgeBreak({ program, lock: { ...row, rule: null } }, broken, { personId: by.id, note: '' }),
    ),
  }
}

function releaseDecision(actor: Actor, row: LockRow, facts: LockFacts): Decision {
  const { refusal } = lockView(actor, row, facts)
  return refusal ? { ok: false, refusal } : { ok: true }
}

/** Somebody who could take it: whether the viewer can offer it at all does not depend on whom they choose. */
function anybody({ incident }: LockFacts, self: string): Taker {
  return { id: incident?.leadId === self ? '' : (incident?.leadId ?? ''), name: '', mayHold: true, holdsOne: false }
}

function step(theirs: unknown, decided: Decision | null): Step {
  if (!theirs || !decided) return 'absent'
  return decided.ok ? null : decided.refusal
}
