import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Conflict, Forbidden, InvalidInput, NotFound } from '@/lib/errors'
import { saveTemplate } from '@/lib/statements/commands/templates'
import { findTemplate, getTemplate, listTemplates } from '@/lib/statements/queries/templates'
import { shippedTemplates } from '@/lib/statements/template-texts'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring } from '@/lib/testing/written'

let admin: Awaited<ReturnType<typeof addPerson>>
const save = (body: string | null, expectedNumber: number) => ({ kind: 'holding', body, expectedNumber }) as const

beforeAll(async () => {
  admin = await addPerson('admin')
})

describe('templates', () => {
  it('are the shipped ones until somebody sets another, which drafts then start from', async () => {
    const writer = await addPerson('spokesperson')
    expect(await findTemplate(writer, 'holding')).toBeNull()
    const body = '{{claim:what_happened}}\nNext update:\nContact: Press desk'
    expect(await kindsDuring(() => saveTemplate(admin, { ...save(body, 0), note: 'Shorter' }))).toEqual([
      'statement.template_saved',
    ])
    expect(await findTemplate(writer, 'holding')).toBe(body)
    expect(await kindsDuring(() => saveTemplate(admin, save(body, 1)))).toEqual([])
    await expect(saveTemplate(writer, save('Next update:', 0))).rejects.toThrow(Conflict)
    await saveTemplate(writer, save(null, 1))
    const { body: now, shipped, versions } = await getTemplate(writer, 'holding')
    expect([now, shipped]).toEqual([shippedTemplates.holding, true])
    expect(versions.map(({ number, note }) => [number, note])).toEqual([
      [2, ''],
      [1, 'Shorter'],
    ])
  })

  it('hold no token that names nothing', async () => {
    const wrong = saveTemplate(admin, { ...save('{{claim:moon}} {{say:stars}}', 0), kind: 'q_and_a' })
    await expect(wrong).rejects.toThrow(InvalidInput)
  })

  it('are written by administrators and spokespeople, read by those who draft, and by nobody else', async () => {
    const [responder, leader] = [await addPerson('responder'), await addPerson('leader')]
    await expect(saveTemplate(responder, save('x', 0))).rejects.toThrow(Forbidden)
    expect(await listTemplates(responder)).toHaveLength(9)
    await expect(listTemplates(leader)).rejects.toThrow(NotFound)
    await expect(getTemplate(leader, 'holding')).rejects.toThrow(NotFound)
  })

  it('are never rewritten', async () => {
    await saveTemplate(admin, { ...save('What we said:', 0), kind: 'correction' })
    await expect(db().$executeRaw`UPDATE statement_template SET body = 'x'`).rejects.toThrow()
  })
})
