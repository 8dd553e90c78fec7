import { beforeAll, describe, expect, it } from 'vitest'
import { NotFound } from '@/lib/errors'
import { stepBack, stepRamp } from '@/lib/programs/commands/ramp'
import { failSafeguard } from '@/lib/programs/commands/safeguards'
import { findRamp } from '@/lib/programs/queries/ramp'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { addCast, type Cast, enrol, gateway } from '@/lib/testing/programs/cast'
import { byHand, ramp } from '@/lib/testing/programs/plans'
import { resumed } from '@/lib/testing/programs/way-back'

let cast: Cast
const hour = 3_600_000

beforeAll(async () => {
  cast = await addCast()
})

describe('a ramp on its page', () => {
  it('says where it stands, who may collect and what can be done', async () => {
    const { program } = await resumed(cast, ramp(hour, 1, 50, 100))
    await enrol(program, 'a', 'b', 'c')
    const seen = await findRamp(cast.owner, program.slug)
    const cohort = { known: 3, renewed: 0, others: 0 }
    expect(seen).toMatchObject({ phase: 'ramping', percent: 1, next: 50, below: [], cohort, stop: null })
    expect(seen).toMatchObject({ step: { code: 'soaking' }, recordedSince: 0, violationsSince: 0, mayGoBack: true })
    expect(seen?.soakOverAt?.getTime()).toBe((seen?.stepAt?.getTime() ?? 0) + hour)
    expect(await findRamp(cast.responder, program.slug)).toMatchObject({ step: 'absent', mayGoBack: true })
    await expect(findRamp(cast.otherOwner, program.slug)).rejects.toThrow(NotFound)
  })

  it('keeps its moves, and says why it stopped', async () => {
    const { program, programId, safeguardId } = await resumed(cast, ramp(0, 1, 50, 100))
    await stepRamp(cast.owner, { programId, epoch: '3' })
    await stepBack(cast.counsel, { programId, epoch: '4', to: 1, reason: 'Odd.' })
    await failSafeguard(gateway, { programId, safeguardId, evidence: 'The probe got in.' })
    const seen = await findRamp(cast.owner, program.slug)
    const moves = seen?.rows.flatMap(({ move, percent }) => (move ? [[move, percent]] : []))
    expect(moves).toEqual([
      ['Start', 1],
      ['Step', 50],
      ['Step back', 1],
      ['Stop', 0],
    ])
    const reason = 'A required safeguard failed: Audience limits.'
    expect(seen?.stop).toMatchObject({ percent: 1, rule: 'safeguard', reason })
    expect(seen).toMatchObject({ below: [], step: { code: 'not_ramping' } })
  })

  it('can be taken back from 100 %', async () => {
    const { program, programId } = await resumed(cast, byHand)
    await stepRamp(cast.owner, { programId, epoch: '3' })
    expect(await findRamp(cast.owner, program.slug)).toMatchObject({ phase: 'running', next: null, below: [10] })
  })

  it('is none where the program came back at once', async () => {
    const { program } = await resumed(cast, atOnce)
    expect(await findRamp(cast.owner, program.slug)).toBeNull()
  })
})
