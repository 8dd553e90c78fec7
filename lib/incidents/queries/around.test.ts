import { expect, it } from 'vitest'
import { getSurroundings } from '@/lib/incidents/queries/around'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { addCast, addIncident, addProgram, confirm, enrol } from '@/lib/testing/programs/cast'

it('counts the collectors that the pause must account for, and none that came later', async () => {
  const cast = await addCast()
  const program = await addProgram(cast.owner)
  const { a = '' } = await enrol(program, 'a', 'b')
  const incidentId = await addIncident(cast.responder)
  const shown = async () => (await getSurroundings(cast.responder, incidentId)).programs
  await pauseProgram(cast.responder, { programId: program.id, incidentId, reason: 'Exposed.' })
  await confirm(program, '2', a)
  await enrol(program, 'c')
  expect(await shown()).toMatchObject([{ phase: 'pausing', accounted: 1, collectors: 2 }])
})
