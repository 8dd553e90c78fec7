import type { BoundBasis, BoundKind, FactPayloads } from '@/lib/incidents/facts'
import type { ValueOf } from '@/lib/statements/claims'
import { contradicted, type Effect, type Effects, stale } from '@/lib/statements/effects/effect'

const ms = (iso: string) => Date.parse(iso)
const words: Readonly<Record<BoundKind, string>> = { start: 'began', end: 'ended', discovery: 'was discovered' }
const direct = (basis: BoundBasis | null) => basis === 'config_diff' || basis === 'log'

/**
 * A moment recorded again: the same does nothing, one outside of what was published contradicts it, one within leaves it
 * stale. What a person only says does not contradict what a log showed.
 */
function byMoment(said: ValueOf<BoundKind>, now: FactPayloads['bounds.recorded']): Effect | null {
  if (said.from === now.from && said.to === now.to) return null
  const outside = ms(now.from) > ms(said.to ?? said.from) || ms(now.to ?? now.from) < ms(said.from)
  const longer = said.kind === 'end' && ms(now.to ?? now.from) > ms(said.to ?? said.from)
  const what = `The record has another time at which it ${words[said.kind]}`
  if (!outside && !longer) return stale(`${what}, within what was published.`)
  return direct(said.basis) && !direct(now.basis) ? stale(`${what}, by a weaker source.`) : contradicted(`${what}.`)
}

const moment = (which: BoundKind) => ({
  'bounds.recorded': (value: ValueOf<BoundKind>, { payload }: { payload: FactPayloads['bounds.recorded'] }) =>
    payload.which === which ? byMoment(value, payload) : null,
})

const held = new Set(['contained', 'resolved', 'closed'])

/** Whether a change of status says that it is not over after all. */
export function reopens({ from, to }: { from: string; to: string }): boolean {
  return held.has(from) && to === 'investigating'
}

const end: Effects<'end'> = {
  ...moment('end'),
  'status.changed': (_value, { payload }) =>
    reopens(payload) ? contradicted('The incident was reopened: it has not ended.') : null,
}

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()

const cause: Effects<'cause'> = {
  'cause.recorded': (value, { payload }) => {
    const same = plain(payload.text) === plain(value.text)
    if (same && payload.state === value.state) return null
    if (value.state === 'confirmed')
      return contradicted(same ? 'The cause is no longer confirmed.' : 'Another cause was recorded since.')
    return stale(same ? 'More is known of the cause since.' : 'Another cause was recorded since.')
  },
}

const unknown: Effects<'unknown'> = {
  'question.answered': (_value, { payload }, { claim }) =>
    claim.key === `unknown/${payload.question}` ? stale('The question was answered since.') : null,
}

const over = new Set(['resolved', 'closed', 'duplicate', 'withdrawn'])

const investigation: Effects<'investigation_ongoing'> = {
  'status.changed': (_value, { payload }) =>
    over.has(payload.to) ? stale('The investigation has ended since.') : null,
}

/** What was learned of times, cause, questions and status later, and what it does to what was said of them. */
export const factEffects = {
  start: moment('start') satisfies Effects<'start'>,
  end,
  discovery: moment('discovery') satisfies Effects<'discovery'>,
  cause,
  unknown,
  notification: {} satisfies Effects<'notification'>,
  investigation_ongoing: investigation,
}
