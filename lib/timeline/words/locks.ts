import type { BreakEnd, LockRef, OfferEnd, ProgramEvents } from '@/lib/programs/events'
import { ruleWords } from '@/lib/programs/rule-words'
import { factsOf, type Words } from './words'

type LockEntries = Pick<ProgramEvents, Extract<keyof ProgramEvents, `program.lock_${string}`>>
type Describe<E> = { readonly [K in keyof E]: (payload: E[K]) => Words }

const whose = ({ personal, rule }: Pick<LockRef, 'personal' | 'rule'>) =>
  personal ? 'A personal lock' : rule ? `A rule’s lock (${ruleWords[rule]})` : 'An incident’s lock'
const which = ({ program, ...lock }: Pick<LockRef, 'program' | 'personal' | 'rule'>) =>
  `${whose(lock)} on ${program.name}`
const texted = (text: string | null) => (text ? { text } : {})
const tried = (attempts: readonly string[]) => attempts.join(' · ') || null

const offerEnds: Readonly<Record<OfferEnd, string>> = {
  declined: 'declined by the other person',
  withdrawn: 'taken back',
  void: 'void',
}
const breakEnds: Readonly<Record<BreakEnd, string>> = {
  withdrawn: 'taken back',
  answered: 'ended: the owner answered',
  expired: 'expired',
  void: 'void',
}

/** How the entries of one lock read: placed, released, handed over, or removed in its owner's absence. */
export const lockWords: Describe<LockEntries> = {
  'program.lock_placed': ({ program, reason, ...lock }) => ({
    title: `${whose(lock)} placed on ${program.name}`,
    ...texted(reason),
  }),
  'program.lock_released': ({ program, reason, ...lock }) => ({
    title: `${whose(lock)} released on ${program.name}`,
    ...texted(reason),
  }),
  'program.lock_offered': ({ from, to, note, ...lock }) => ({
    title: `${which(lock)} offered ${to ? `to ${to.name}` : 'to another person'}`,
    ...texted(note),
    facts: factsOf(['Offered by', from?.name ?? null]),
  }),
  'program.lock_handed_over': ({ from, to, ...lock }) => ({
    title: `${which(lock)} handed over${from && to ? ` from ${from.name} to ${to.name}` : ''}`,
  }),
  'program.lock_offer_ended': ({ how, reason, ...lock }) => ({
    title: `${which(lock)}: the offer to hand it over is ${offerEnds[how]}`,
    ...texted(reason),
  }),
  'program.lock_break_requested': ({ owner, reason, attempts, evidence, ...lock }) => ({
    title: `${which(lock)}: removal in its owner’s absence requested`,
    ...texted(reason),
    facts: factsOf(['Owner', owner?.name ?? null], ['Attempts to reach them', tried(attempts)], ['Evidence', evidence]),
  }),
  'program.lock_broken': ({ owner, by, reason, attempts, evidence, ...lock }) => ({
    title: `${which(lock)} removed in its owner’s absence by two people`,
    ...texted(reason),
    facts: factsOf(
      ['Owner', owner?.name ?? null],
      ['By', by.map(({ name, as }) => `${name}, as ${as}`).join(' and ')],
      ['Attempts to reach them', tried(attempts)],
      ['Evidence', evidence],
    ),
  }),
  'program.lock_break_ended': ({ how, reason, ...lock }) => ({
    title: `${which(lock)}: the request to remove it in its owner’s absence is ${breakEnds[how]}`,
    ...texted(reason),
  }),
  'program.lock_break_acknowledged': ({ note, ...lock }) => ({
    title: `${which(lock)}: its owner acknowledged that it was removed in their absence`,
    ...texted(note),
  }),
}
