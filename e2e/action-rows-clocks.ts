import type { ActionCase } from './action-case'
import type { World } from './world'

const reason = 'The door was tried.'
const onIncident = ['open', 'restricted', 'nowhere'] as const
const counsel = { holds: 'clara', reaches: 'clara' }

type Form = Record<string, string>

function onClocks(
  rows: readonly (Pick<ActionCase, 'action' | 'holds' | 'reaches'> & { form: (world: World) => Form })[],
) {
  return rows.map(
    ({ form, ...row }): ActionCase => ({
      ...row,
      at: onIncident,
      call: (world, at) => ({
        form: { incidentId: world.incidentId[at], reference: world.places[at].incident, ...form(world) },
      }),
    }),
  )
}

const done = { metAt: '2199-12-31T00:00', zone: 'UTC', receipt: reason }
const applies = { regime: 'gdpr', reason }
const judgers = { holds: 'bo ana clara', reaches: 'bo ana clara' }

/** What is recorded of clocks. Whoever may is told that it is so already, or that the time has not come; the last three follow each other. */
export const clockCases: readonly ActionCase[] = onClocks([
  {
    ...{ action: 'recordJudgmentAction', ...judgers },
    form: () => ({ kind: 'aware', at: '2199-12-31T00:00', zone: 'UTC', reason }),
  },
  { action: 'openLawAction', ...counsel, form: () => applies },
  { action: 'decideLawAction', ...counsel, form: () => ({ ...applies, decision: 'applies' }) },
  { action: 'meetClockAction', ...counsel, form: ({ clockId }) => ({ clockId, ...done }) },
  { action: 'dropClockAction', ...counsel, form: ({ clockId }) => ({ clockId, reason }) },
  { action: 'takeUpClockAction', ...counsel, form: ({ clockId }) => ({ clockId, reason }) },
])
