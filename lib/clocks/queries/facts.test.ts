import { describe, expect, it } from 'vitest'
import { standdown } from '@/lib/auth/model'
import { openAssessments } from '@/lib/clocks/commands/assess'
import { db } from '@/lib/db/client'
import { recordCount } from '@/lib/incidents/commands/facts'
import { suggestIncidentSeverity } from '@/lib/severity/commands/suggest'
import { filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'

const answers = {
  kinds: { behavioural: 'plain' as const },
  ...({ reach: 'insiders', malice: 'error', danger: 'no', taken: 'no' } as const),
  identifiers: [{ kind: 'overall' as const, degree: 'maximum' as const }],
}

/** The reasons for which a law is to be assessed. */
async function whyOf(incidentId: string, regime: string): Promise<readonly string[]> {
  await openAssessments(standdown, { incidentId })
  const where = { incidentId_regime: { incidentId, regime } }
  return (await db().regimeAssessment.findUniqueOrThrow({ where })).why
}

describe('the facts that laws are asked of', () => {
  const exposure = { dataCategories: ['user.behavior.pointer'], populations: ['staff in Berlin'], affectedHigh: 40 }
  const filed = async () => {
    const actor = await addPerson('responder')
    return { actor, ...(await filedBy(actor, { exposure })) }
  }
  const count = { unit: 'people', method: 'Account list', deduplicated: true, final: false, text: 'Counted.' } as const

  it('hold how far the data got, as the last suggestion judged it, the last count, and whose data it is', async () => {
    const { actor, id } = await filed()
    await suggestIncidentSeverity(actor, { incidentId: id, ...answers, access: 'none_seen' })
    await recordCount(actor, { incidentId: id, ...count, low: 700, high: 900 })
    expect(await whyOf(id, 'california')).toEqual([
      'Personal data are concerned: Mouse movements.',
      'No entry says where the people concerned are.',
      'Up to 900 people are affected; it names 501 or more.',
      'The data were reachable by people inside who should not have them. No access was seen, which does not mean that there was none.',
      'Whose data: staff in Berlin.',
    ])
  })

  it('leave a stage that was only assumed a question', async () => {
    const { actor, id } = await filed()
    await suggestIncidentSeverity(actor, { incidentId: id, ...answers, access: 'unknown' })
    expect(await whyOf(id, 'gdpr')).toContain('No entry says how far the data were exposed.')
  })

  it('hold where the people are, and say of laws of other places what the record speaks against', async () => {
    const { id } = await filedBy(await addPerson('responder'), { exposure: { ...exposure, places: ['DE', 'CH'] } })
    expect(await whyOf(id, 'gdpr')).toContain('People concerned are in DE.')
    const { why } = await db().regimeAssessment.findFirstOrThrow({ where: { incidentId: id, regime: 'japan-appi' } })
    expect(why[1]).toMatch(/^People concerned are recorded in DE, CH alone: .+ Decide\.$/)
  })
})
