import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataCategories } from '@/lib/data-categories'
import { db } from '@/lib/db/client'
import { ownDatabase } from '@/lib/testing/database'
import { verifyRecord } from '@/lib/timeline/queries/verify'
import { loadDemo } from '@/prisma/demo'
import { caseText } from '@/prisma/demo/case-text'

mkdirSync('.data', { recursive: true })
const folder = mkdtempSync(join('.data', 'test-demo-'))
const load = () => loadDemo({ ownerUrl: ownDatabase().ownerUrl, dataDir: folder })

beforeAll(async () => {
  process.env.DEMO = 'on'
  expect(await load()).toBe(true)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the demonstration', () => {
  it('is loaded once', async () => {
    expect(await load()).toBe(false)
  })

  it('stands in chains that verify', async () => {
    expect((await verifyRecord({ kind: 'system', name: 'verify' })).problems).toEqual([])
  })

  it('has incidents of every severity, a drill, a restricted one, and one program paused with all accounted for', async () => {
    const incidents = await db().incident.findMany({ select: { severity: true, drill: true, visibility: true } })
    expect(new Set(incidents.map(({ severity }) => severity))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
    expect(incidents.some(({ drill }) => drill)).toBe(true)
    expect(incidents.some(({ visibility }) => visibility === 'restricted')).toBe(true)
    const paused = await db().program.findMany({ where: { phase: 'paused' }, select: { slug: true } })
    expect(paused).toEqual([{ slug: 'workflow-insight-program' }])
  })

  it('tells the main case in some twenty entries or more, with a statement published word for word from the record', async () => {
    const { id } = await db().incident.findFirstOrThrow({ where: { title: caseText.title }, select: { id: true } })
    expect(await db().timelineEntry.count({ where: { streamId: id } })).toBeGreaterThanOrEqual(20)
    const { text } = await db().statementPublication.findFirstOrThrow({ select: { text: true } })
    expect(text).toMatch(/our review of access logs and search logs .* has found no indication of improper access/)
    expect(text).not.toContain('at this time')
    const first = await db().statementVersion.findFirstOrThrow({ where: { number: 1, statement: { incidentId: id } } })
    expect(first.body).toContain('no indication at this time')
  })

  it('suggests the severity that people settled on, and has one law decided on whose clock runs', async () => {
    const { id, severity } = await db().incident.findFirstOrThrow({ where: { title: caseText.title } })
    const last = await db().timelineEntry.findFirstOrThrow({
      where: { streamId: id, kind: 'severity.suggested' },
      orderBy: { seq: 'desc' },
    })
    expect(last.payload).toMatchObject({ suggestion: { suggested: severity } })
    const decided = await db().regimeAssessment.findMany({ where: { incidentId: id, decision: { not: null } } })
    expect(decided.map(({ regime, decision }) => [regime, decision]).sort()).toEqual([
      ['gdpr', 'applies'],
      ['uk-gdpr', 'does_not_apply'],
    ])
    expect(await db().clock.count({ where: { incidentId: id, conservativeDue: { not: null } } })).toBe(1)
  })

  it('names only categories of data that have a name for people', async () => {
    const known = new Set(dataCategories.map(({ key }) => key))
    const incidents = await db().incident.findMany({ select: { dataCategories: true } })
    const programs = await db().program.findMany({ select: { dataCategories: true } })
    const named = [...incidents, ...programs].flatMap((row) => row.dataCategories)
    expect(named.filter((key) => !known.has(key))).toEqual([])
  })

  it('leaves the collectors of the running program their token', () => {
    const kept: unknown = JSON.parse(readFileSync(join(folder, 'demo-collectors.json'), 'utf8'))
    expect(kept).toMatchObject({ program: 'meeting-notes-summaries', token: expect.stringMatching(/^sdc_/) })
  })
})
