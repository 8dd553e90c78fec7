import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import type { RegimeSettings } from '@/lib/clocks/events'
import { readCounting, readRegimeSettings } from '@/lib/clocks/queries/settings'
import { findRegime } from '@/lib/clocks/regimes/registry'
import { countingInput, regimeSettingInput } from '@/lib/clocks/schema'
import { command } from '@/lib/command'
import { NotFound, Refused } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/enqueue'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

/**
 * Switches a law on or off, and says how far and when it was read. One that is not in force can't be switched on. Clocks that
 * run go on as they are; open incidents are asked about a law that comes on.
 */
export const configureRegime = command({
  name: 'clocks.configureRegime',
  permission: 'clock.configure',
  input: regimeSettingInput,
  events: ['regime.setting_changed'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, actor, input: { regime: id, ...to }, target: { stream }, now }) {
    const regime = findRegime(id)
    const from = (await readRegimeSettings(tx)).get(id)
    if (!regime || !from) throw new NotFound()
    if (to.enabled && regime.status !== 'in_force')
      throw new Refused('not_in_force', `${regime.title} is not in force. Its clocks can’t be started.`)
    const { reviewedOn, ...rest } = to
    const data = {
      ...{ ...rest, reviewedOn: reviewedOn ? new Date(`${reviewedOn}T00:00:00Z`) : null },
      ...{ byId: personIdOf(actor), byName: actor.name, changedAt: now },
    }
    await tx.regimeSetting.upsert({ where: { regime: id }, create: { regime: id, ...data }, update: data })
    if (to.enabled && !from.enabled) await enqueue(tx, 'clocks.openAssessments', { incidentId: null }, { key: 'all' })
    const changed: { from: RegimeSettings; to: RegimeSettings } = { from, to }
    return {
      events: [event(stream, 'regime.setting_changed', { regime: id, title: regime.title, ...changed })],
      result: null,
    }
  },
})

/** Declares what counting rests on. Clocks that run keep what they were counted with until a judgment renews them. */
export const configureCounting = command({
  name: 'clocks.configureCounting',
  permission: 'clock.configure',
  input: countingInput,
  events: ['counting.setting_changed'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, input: to, target: { stream }, now }) {
    const from = await readCounting(tx)
    if (JSON.stringify(from) === JSON.stringify({ ...from, ...to })) return { unchanged: null }
    const data = { ...to, changedAt: now }
    await tx.countingSetting.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data })
    return { events: [event(stream, 'counting.setting_changed', { from, to })], result: null }
  },
})
