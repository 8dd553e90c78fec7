import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { changeExposure } from '@/lib/incidents/commands/state'
import { recordField } from '@/lib/regulator/commands/record-field'
import { getRegulatorForm } from '@/lib/regulator/queries/form'
import { failureOf, filedBy, itIsGuarded } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { ahead, filing, formOf, past } from '@/lib/testing/regulator/filing'
import { fileForm } from '@/lib/workflows/file-form'

const text = (incidentId: string) => ({
  ...{
    incidentId,
    field: 'controller' as const,
    mode: 'text' as const,
    text: 'Example AG, Berlin',
    expectedVersion: 0,
  },
})

async function opened() {
  const counsel = await addPerson('counsel')
  const responder = await addPerson('responder')
  const { id, reference } = await filedBy(responder)
  return { counsel, responder, id, reference }
}

describe('recordField', () => {
  itIsGuarded({
    ...{ command: recordField, allowed: 'counsel', refused: 'spokesperson', input: text },
    writes: ['regulator.field_recorded'],
  })

  it('keeps every version, and the last one stands', async () => {
    const { counsel, id } = await opened()
    await recordField(counsel, text(id))
    await recordField(counsel, {
      ...{
        incidentId: id,
        field: 'controller',
        mode: 'not_yet_known',
        ownerId: counsel.id,
        due: ahead,
        expectedVersion: 1,
      },
    })
    const form = await formOf(counsel, id)
    expect(form.versions.map(({ mode, version }) => [mode, version])).toEqual([
      ['text', 1],
      ['not_yet_known', 2],
    ])
    expect(form.fields.find(({ key }) => key === 'controller')?.unknown).toEqual({
      ownerName: counsel.name,
      due: ahead,
    })
  })

  it('refuses to write over what somebody else wrote meanwhile', async () => {
    const { counsel, id } = await opened()
    await recordField(counsel, text(id))
    expect((await failureOf(recordField(counsel, text(id)))).name).toBe('Conflict')
  })

  it('refuses an owner who is not there, and a date that has passed', async () => {
    const { counsel, id } = await opened()
    const open = { incidentId: id, field: 'dpo' as const, mode: 'not_yet_known' as const, expectedVersion: 0 }
    expect((await failureOf(recordField(counsel, { ...open, ownerId: id, due: ahead }))).json).toContain(
      'no such person',
    )
    expect((await failureOf(recordField(counsel, { ...open, ownerId: counsel.id, due: past }))).json).toContain(
      'passed',
    )
  })
})

describe('fileForm', () => {
  itIsGuarded({
    ...{ command: fileForm, allowed: 'counsel', refused: 'responder', input: filing },
    writes: ['regulator.filed', 'notification.recorded', 'judgment.recorded'],
  })

  it('keeps the form as it was, and says what has changed since', async () => {
    const { counsel, responder, id, reference } = await opened()
    await fileForm(counsel, await filing(id))
    const before = await getRegulatorForm(responder, reference)
    expect([before.changed, before.phases, before.mayWrite]).toEqual([[], ['update', 'final'], false])
    await changeExposure(responder, {
      ...{ incidentId: id, reason: 'Counted.', expectedVersion: 1 },
      exposure: { populations: ['staff in Berlin'] },
    })
    const after = await getRegulatorForm(counsel, reference)
    expect(after.changed.map(({ key }) => key)).toEqual(['people_categories'])
    expect(after.filings[0]).toMatchObject({ number: 1, phase: 'initial', receipt: 'R-17', byName: counsel.name })
    const frozen = after.filings[0]?.fields.find(({ key }) => key === 'people_categories')
    expect(frozen).toMatchObject({ text: null, unknown: { due: ahead } })
  })

  it('files nothing that changed since it was read', async () => {
    const { counsel, id } = await opened()
    const input = await filing(id)
    await recordField(counsel, text(id))
    expect((await failureOf(fileForm(counsel, input))).message).toContain('has changed since you read it')
  })

  it('files no initial notification twice, and no open final one', async () => {
    const { counsel, id } = await opened()
    await fileForm(counsel, await filing(id))
    expect((await failureOf(fileForm(counsel, await filing(id)))).message).toContain('filed already')
    const final = { ...(await filing(id)), phase: 'final' as const }
    expect((await failureOf(fileForm(counsel, final))).message).toContain('leaves nothing open')
  })

  it('wants somebody for what is not yet known, and a time that has passed', async () => {
    const { counsel, id } = await opened()
    const input = await filing(id)
    const alone = { ...input, restOwnerId: null, restDue: null }
    expect((await failureOf(fileForm(counsel, alone))).message).toContain('Say who finds out')
    expect((await failureOf(fileForm(counsel, { ...input, restDue: null }))).json).toContain('until when')
    expect((await failureOf(fileForm(counsel, { ...input, filedAt: ahead }))).json).toContain('future')
  })
})

describe('the form', () => {
  it('is not there for whoever may not read statements, nor outside a restricted incident', async () => {
    const { reference } = await opened()
    expect((await failureOf(getRegulatorForm(await addPerson('reporter'), reference))).name).toBe('NotFound')
    const hidden = await filedBy(await addPerson('responder'), { visibility: 'restricted' })
    expect((await failureOf(getRegulatorForm(await addPerson('counsel'), hidden.reference))).name).toBe('NotFound')
  })

  it('can be rewritten by nobody', async () => {
    const { counsel, id } = await opened()
    await recordField(counsel, text(id))
    await expect(db().regulatorField.updateMany({ data: { text: 'other' } })).rejects.toThrow()
    await expect(db().regulatorFiling.deleteMany()).rejects.toThrow()
  })
})
