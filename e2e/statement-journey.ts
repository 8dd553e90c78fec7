import { ask, type Visitor } from './visitor'
import { file, incidentIdOf, lead } from './world'

const fieldOn = async (visitor: Visitor, path: string, name: string): Promise<string> => {
  const html = await (await ask(visitor, path)).text()
  const [, value] = new RegExp(`name="${name}" value="([^"]*)"`).exec(html) ?? []
  if (value === undefined) throw new Error(`${path} as ${visitor} has no field ${name}`)
  return value
}

const finding = {
  ...{
    systems: 'wiki',
    'sources.0.name': 'Access log',
    'sources.0.recordsReads': 'on',
    'sources.0.retainedFrom': '2025-12-01T00:00',
    method: 'All reads looked at.',
  },
  ...{ windowFrom: '2026-01-01T00:00', windowTo: '2026-01-02T00:00', coveragePercent: '100', finished: 'on' },
  ...{ reviewer: 'Ana Ruiz', secondReviewer: 'Clara Weiss', text: 'Somebody read it.', zone: 'UTC' },
}

/** A statement that three people approved, that was published, and that a later finding contradicts; its reference. */
export async function contradictedStatement(): Promise<string> {
  const incident = await file('ana', { title: 'Words that did not hold', detectedAt: '2026-01-02T00:00', zone: 'UTC' })
  const incidentId = await incidentIdOf('ana', incident)
  const began = { incidentId, reference: incident, to: 'investigating', reason: 'It is real.', expectedVersion: '1' }
  await lead('ana', 'changeStatusAction', `/incidents/${incident}/status`, began)
  const clean = { incidentId, reference: incident, ...finding, outcome: 'no_indication' }
  await lead('ana', 'recordFindingAction', `/incidents/${incident}/finding`, clean)
  const body =
    '{{claim:what_happened}} {{claim:no_indication_of_access}}\n{{claim:investigation_ongoing}}\n\nNext update: 17:00 UTC on 3 January.\nContact: the press office.'
  const draft = { incidentId, kind: 'holding', title: 'Words', audience: 'Press and public', body }
  const page = await lead('sam', 'draftAction', `/incidents/${incident}/statements/new`, draft)
  const reference = page.split('/').at(-1) ?? ''
  const statementId = await fieldOn('sam', page, 'statementId')
  const known = { statementId, reference }
  await lead('sam', 'submitAction', page, { ...known, expectedVersion: await fieldOn('sam', page, 'expectedVersion') })
  const textHash = await fieldOn('ana', page, 'textHash')
  for (const [visitor, role] of [
    ['ana', 'security'],
    ['clara', 'legal'],
    ['nia', 'comms'],
  ] as const)
    await lead(visitor, 'reviewAction', page, { ...known, role, textHash, decision: 'approved', reason: '' })
  await lead('sam', 'publishAction', page, { ...known, textHash, channel: 'Press desk', confirm: reference })
  const found = { incidentId, reference: incident, ...finding, outcome: 'access_found' }
  await lead('ana', 'recordFindingAction', `/incidents/${incident}/finding`, found)
  return reference
}
