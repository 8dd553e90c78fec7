import { describe, expect, it } from 'vitest'
import { GET as getExport } from '@/app/api/v1/incidents/[ref]/export/route'
import { GET as getOne } from '@/app/api/v1/incidents/[ref]/route'
import { GET as getTimeline, POST as postEntry } from '@/app/api/v1/incidents/[ref]/timeline/route'
import { GET as getList, POST as postIncident } from '@/app/api/v1/incidents/route'
import { db } from '@/lib/db/client'
import { fileIncident } from '@/lib/incidents/commands/file'
import { addApiKey } from '@/lib/testing/api-keys'
import { addPerson } from '@/lib/testing/people'
import { ask } from '@/lib/testing/rest'
import { verifyExport } from '@/lib/timeline/verify/record'

const title = 'Shared drive open to all'

async function responder() {
  const person = await addPerson('responder')
  return { person, headers: await addApiKey(person) }
}

describe('POST /api/v1/incidents', () => {
  it('files an incident in the name of the key’s person', async () => {
    const { person, headers } = await responder()
    const filed = await ask(postIncident, { headers, json: { title, severity: 1 } })
    expect(filed.status).toBe(201)
    const { reference } = filed.body as { reference: string }
    expect(filed.headers.get('location')).toBe(`/api/v1/incidents/${reference}`)
    expect(filed.headers.get('cache-control')).toBe('no-store')
    expect(await db().incident.findUnique({ where: { reference } })).toMatchObject({ title, filedById: person.id })
  })

  it('files once however often it is sent with one Idempotency-Key, also at the same time', async () => {
    const { person, headers } = await responder()
    const again = { headers: { ...headers, 'idempotency-key': 'once-1' }, json: { title } }
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(postIncident, again)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(await db().incident.count({ where: { filedById: person.id } })).toBe(1)
  })

  it('refuses an Idempotency-Key that was used for another request', async () => {
    const { headers } = await responder()
    const keyed = { ...headers, 'idempotency-key': 'once-2' }
    await ask(postIncident, { headers: keyed, json: { title } })
    const other = await ask(postIncident, { headers: keyed, json: { title: 'Another' } })
    expect(other).toMatchObject({ status: 409, body: { refusal: 'idempotency_key_reused' } })
  })

  it.each([
    ['no JSON', { raw: '{"title"' }, 400],
    ['no object', { json: [1] }, 400],
    ['broken UTF-8', { raw: Uint8Array.of(0x7b, 0x22, 0xff) }, 400],
    ['another type', { json: { title }, type: 'text/plain' }, 415],
    ['a field that is not known', { json: { title, owner: 'x' } }, 422],
    ['a prototype', { raw: `{"title":"${title}","__proto__":{"severity":0}}` }, 422],
    ['no title', { json: { title: ' ' } }, 422],
    ['a lone surrogate', { raw: '{"title":"\\ud800"}' }, 422],
    ['too much', { json: { title, summary: 'x'.repeat(300_000) } }, 413],
    ['an empty Idempotency-Key', { json: { title }, key: ' ' }, 422],
  ] as const)('answers %s with problem details', async (_, { type, key, ...sent }: Sent, status) => {
    const { headers } = await responder()
    const all = { ...headers, 'content-type': type ?? 'application/json', ...(key ? { 'idempotency-key': key } : {}) }
    const answered = await ask(postIncident, { headers: all, ...sent })
    expect(answered.headers.get('content-type')).toBe('application/problem+json')
    expect(answered).toMatchObject({ status, body: { type: 'about:blank', status, title: expect.any(String) } })
  })

  it('counts a body that does not say how long it is, and stops reading', async () => {
    const { headers } = await responder()
    let pulled = 0
    const pull = (controller: ReadableStreamDefaultController) => {
      pulled++
      controller.enqueue(new Uint8Array(64 * 1024))
    }
    expect((await ask(postIncident, { headers, raw: new ReadableStream({ pull }) })).status).toBe(413)
    expect(pulled).toBeLessThan(10)
  })
})

interface Sent {
  readonly type?: string
  readonly key?: string
  readonly json?: unknown
  readonly raw?: BodyInit
}

describe('who may call', () => {
  it.each([
    ['nothing', {}],
    ['a cookie', { cookie: 'next-auth.session-token=x' }],
    ['a key that is none', { authorization: 'Bearer sdk_x' }],
    ['a key that nobody has', { authorization: `Bearer sdk_${'a'.repeat(43)}` }],
    ['another scheme', { authorization: 'Basic eDp5' }],
  ] as const)('is 401 with %s', async (_, headers) => {
    const refused = await ask(getList, { headers: { ...headers } })
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('is 421 under a name that is not ours', async () => {
    const { headers } = await responder()
    process.env.PUBLIC_URL = 'https://standdown.example'
    const ours = await ask(getList, { headers: { ...headers, host: 'standdown.example' } })
    const other = await ask(getList, { headers: { ...headers, host: 'elsewhere.example' } })
    process.env.PUBLIC_URL = ''
    expect([ours.status, other.status]).toEqual([200, 421])
  })

  it('is 403 outside the scopes of the key', async () => {
    const person = await addPerson('responder')
    const { reference: ref } = await fileIncident(person, { title })
    const reads = await addApiKey(person, ['incidents:read'])
    const writes = await addApiKey(person, ['timeline:write'])
    const json = { kind: 'note', text: 'x' }
    expect((await ask(postIncident, { headers: reads, json: { title } })).status).toBe(403)
    expect((await ask(postEntry, { headers: reads, params: { ref }, json })).status).toBe(403)
    expect((await ask(getList, { headers: writes })).status).toBe(403)
    expect((await ask(getOne, { headers: writes, params: { ref } })).status).toBe(403)
    expect((await ask(postEntry, { headers: writes, params: { ref }, json })).status).toBe(201)
  })

  it('is 403 for what the person’s roles don’t allow', async () => {
    const headers = await addApiKey(await addPerson('auditor'))
    const { reference: ref } = await fileIncident(await addPerson('responder'), { title })
    const refused = await ask(postEntry, { headers, params: { ref }, json: { kind: 'decision', text: 'x' } })
    expect(refused.status).toBe(403)
  })
})

describe('a restricted incident', () => {
  it('answers whoever may not see it exactly as a random reference does', async () => {
    const { headers } = await responder()
    const owner = await addPerson('responder')
    const { reference } = await fileIncident(owner, { title: 'Payroll', visibility: 'restricted' })
    const json = { kind: 'note', text: 'x' }
    for (const handler of [getOne, getTimeline, getExport]) {
      const answers = await Promise.all(
        [reference, 'INC-00000', 'nothing'].map((ref) => ask(handler, { headers, params: { ref } })),
      )
      expect(new Set(answers.map(({ status, text, headers: h }) => `${status} ${text} ${[...h]}`)).size).toBe(1)
      expect(answers[0]?.status).toBe(404)
    }
    const posts = await Promise.all(
      [reference, 'INC-00000', 'nothing'].map((ref) => ask(postEntry, { headers, params: { ref }, json })),
    )
    expect(new Set(posts.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect((await ask(getList, { headers })).text).not.toContain(reference)
  })
})

describe('GET /api/v1/incidents', () => {
  it('pages by key through all, once each, while others are filed', async () => {
    const person = await addPerson('reporter')
    const headers = await addApiKey(person)
    const filed: string[] = []
    for (let count = 0; count < 7; count++) filed.unshift((await fileIncident(person, { title })).reference)
    const seen: string[] = []
    for (let search = '?limit=3'; search; ) {
      const { status, body } = await ask(getList, { headers, search })
      expect(status).toBe(200)
      const page = body as unknown as { incidents: { reference: string }[]; next: string | null }
      seen.push(...page.incidents.map(({ reference }) => reference))
      await fileIncident(person, { title: 'Meanwhile' })
      search = page.next ? `?limit=3&cursor=${page.next}` : ''
    }
    expect(seen).toEqual(filed)
  })

  it('follows changes from updatedSince on, the oldest first', async () => {
    const person = await addPerson('reporter')
    const headers = await addApiKey(person)
    const references: string[] = []
    for (let count = 0; count < 3; count++) references.push((await fileIncident(person, { title })).reference)
    const second = await db().incident.findUniqueOrThrow({ where: { reference: references[1] ?? '' } })
    const search = `?updatedSince=${encodeURIComponent(second.updatedAt.toISOString())}&limit=1`
    const first = await ask(getList, { headers, search })
    expect(first.body).toMatchObject({ incidents: [{ reference: references[1] }], next: expect.any(String) })
    const next = await ask(getList, { headers, search: `${search}&cursor=${first.body.next}` })
    expect(next.body).toMatchObject({ incidents: [{ reference: references[2] }], next: null })
  })

  it('filters by severity, status and program', async () => {
    const person = await addPerson('reporter')
    const headers = await addApiKey(person)
    const { reference } = await fileIncident(person, { title, severity: 4 })
    await fileIncident(person, { title, severity: 5 })
    const found = await ask(getList, { headers, search: '?severity=3,4&status=reported,contained' })
    expect(found.body).toMatchObject({ incidents: [{ reference }] })
    const none = { incidents: [], next: null }
    expect((await ask(getList, { headers, search: '?status=closed' })).body).toEqual(none)
    expect((await ask(getList, { headers, search: '?program=nowhere' })).body).toEqual(none)
  })

  it.each(['limit=0', 'limit=201', 'cursor=x', 'severity=6', 'status=open', 'order=title', 'sort=filed'])(
    'answers 422 to ?%s',
    async (search) => {
      const { headers } = await responder()
      expect((await ask(getList, { headers, search: `?${search}` })).status).toBe(422)
    },
  )
})

describe('GET /api/v1/incidents/{ref}', () => {
  it('answers 304 until something changes', async () => {
    const { person, headers } = await responder()
    const { reference: ref } = await fileIncident(person, { title })
    const first = await ask(getOne, { headers, params: { ref } })
    expect(first.body).toMatchObject({
      reference: ref,
      title,
      severity: 2,
      provisional: true,
      entries: 1,
      programs: [],
    })
    const tagged = { ...headers, 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await ask(getOne, { headers: tagged, params: { ref } })).status).toBe(304)
    await ask(postEntry, { headers, params: { ref }, json: { kind: 'note', text: 'x' } })
    expect((await ask(getOne, { headers: tagged, params: { ref } })).status).toBe(200)
  })
})

const finding = {
  ...{ kind: 'finding', systems: ['drive'], sources: [{ name: 'Access log', recordsReads: true }] },
  ...{ windowFrom: '2026-01-01T00:00:00Z', windowTo: '2026-01-02T00:00:00+01:00', method: 'Query', text: 'Nothing' },
  ...{ coveragePercent: 33.3, reviewer: 'A', finished: true, outcome: 'no_indication' },
}

describe('/api/v1/incidents/{ref}/timeline', () => {
  it('takes every kind of entry and gives them back in order', async () => {
    const { person, headers } = await responder()
    const { reference: ref } = await fileIncident(person, { title })
    const kinds = ['note', 'decision', 'action', 'observation', 'containment']
    const bodies = [
      ...kinds.map((kind) => ({
        kind,
        text: `A ${kind}`,
        occurredAt: '2026-01-01T10:00:00+01:00',
        zone: 'Europe/Berlin',
      })),
      { kind: 'communication', text: 'Told them', counterpart: 'Works council' },
      finding,
    ]
    for (const [index, json] of bodies.entries()) {
      const recorded = await ask(postEntry, { headers, params: { ref }, json })
      expect(recorded).toMatchObject({ status: 201, body: { seq: index + 2 } })
    }
    const first = await ask(getTimeline, { headers, params: { ref }, search: '?limit=5' })
    expect(first.body).toMatchObject({
      next: '5',
      entries: [
        { kind: 'incident.filed', seq: 1 },
        {
          kind: 'note.added',
          occurredAt: '2026-01-01T09:00:00.000Z',
          occurredZone: 'Europe/Berlin',
          actor: { kind: 'api_key', name: person.name },
        },
        {},
        {},
        {},
      ],
    })
    const rest = await ask(getTimeline, { headers, params: { ref }, search: '?cursor=5' })
    expect(rest.body).toMatchObject({
      next: null,
      entries: [{ seq: 6 }, { seq: 7 }, { kind: 'finding.recorded', payload: { coveragePercent: 33.3 } }],
    })
    expect(verifyExport((await ask(getExport, { headers, params: { ref } })).body)).toMatchObject({
      entries: 8,
      problems: [],
    })
  })

  it('records once under one Idempotency-Key, however many send it at once', async () => {
    const { person, headers } = await responder()
    const { reference: ref } = await fileIncident(person, { title })
    const again = {
      headers: { ...headers, 'idempotency-key': 'n' },
      params: { ref },
      json: { kind: 'note', text: 'x' },
    }
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(postEntry, again)))
    expect(answers.map(({ status, body }) => [status, body.seq])).toEqual(Array.from({ length: 8 }, () => [201, 2]))
  })

  it.each([
    ['a kind that is none', { kind: 'severity', text: 'x' }],
    ['another incident in the body', { kind: 'note', text: 'x', incidentId: 'INC-00000' }],
    ['a time ahead of now', { kind: 'note', text: 'x', occurredAt: '2999-01-01T00:00:00Z' }],
    ['a field that is not known', { kind: 'note', text: 'x', actorName: 'Somebody' }],
  ])('answers 422 to %s', async (_, json) => {
    const { person, headers } = await responder()
    const { reference: ref } = await fileIncident(person, { title })
    expect((await ask(postEntry, { headers, params: { ref }, json })).status).toBe(422)
  })
})
