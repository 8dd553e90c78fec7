import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Forbidden, InvalidInput, NotFound, TooLarge, Unreadable } from '@/lib/errors'
import { addEvidence } from '@/lib/evidence/commands'
import { download } from '@/lib/evidence/download'
import { getEvidenceFile } from '@/lib/evidence/queries'
import { storedPath } from '@/lib/evidence/store'
import { explain } from '@/lib/failure'
import { newId } from '@/lib/id'
import { fileIncident } from '@/lib/incidents/commands/file'
import { addPerson } from '@/lib/testing/people'
import { uploadBody, uploadForm } from '@/lib/workflows/upload'

const folder = mkdtempSync(join(tmpdir(), 'evidence-'))
process.env.EVIDENCE_DIR = folder
process.env.EVIDENCE_MAX_BYTES = String(20 * 1024 ** 2)
afterAll(() => rmSync(folder, { recursive: true }))

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const address = (name: string) =>
  `http://127.0.0.1/api/incidents/X/evidence?name=${encodeURIComponent(name)}&note=From+the+proxy`
const leftOver = () => (existsSync(join(folder, 'incoming')) ? readdirSync(join(folder, 'incoming')) : [])

function put(body: BodyInit, headers: Record<string, string> = {}, name = 'access.log'): Request {
  return new Request(address(name), { method: 'PUT', body, headers, duplex: 'half' } as RequestInit)
}

async function world(): Promise<{ person: PersonActor; reference: string; id: string }> {
  const person = await addPerson('responder')
  return { person, ...(await fileIncident(person, { title: 'Shared drive open to all' })) }
}

describe('adding evidence', () => {
  it('keeps what was sent under its hash, with one entry that says so', async () => {
    const { person, reference, id } = await world()
    const bytes = randomBytes(12_000_000)
    const sha256 = sha256Of(bytes)
    const headers = { 'content-length': String(bytes.length), 'x-content-sha256': sha256.toUpperCase() }
    const uploaded = await uploadBody(person, reference, put(bytes, headers))
    expect(uploaded).toMatchObject({ number: 1, seq: 2, sha256 })
    expect(sha256Of(readFileSync(storedPath(folder, sha256)))).toBe(sha256)
    const entries = await db().timelineEntry.findMany({ where: { streamId: id, seq: { gt: 1 } } })
    const fact = { number: 1, fileName: 'access.log', sizeBytes: bytes.length, sha256, note: 'From the proxy' }
    expect(entries).toMatchObject([
      { kind: 'evidence.added', payload: { ...fact, mediaType: 'application/octet-stream' } },
    ])
    expect(await db().evidence.count({ where: { incidentId: id } })).toBe(1)
    expect(leftOver()).toEqual([])
  })

  it('keeps one copy of the same bytes, and numbers files within their incident', async () => {
    const { person, reference } = await world()
    const sent = () => uploadBody(person, reference, put('the same'))
    const both = await Promise.all([sent(), sent()])
    expect(both.map(({ number }) => number).sort()).toEqual([1, 2])
    expect(leftOver()).toEqual([])
  })

  it('takes a form of a browser without JavaScript', async () => {
    const { person, reference } = await world()
    const form = new FormData()
    form.append('file', new File(['%PDF-1.7'], '../report\u202E.pdf'))
    form.append('note', 'Printed')
    const request = new Request(address('x'), { method: 'POST', body: form })
    const length = { 'content-length': '300', 'content-type': request.headers.get('content-type') ?? '' }
    const sent = new Request(address('x'), { method: 'POST', headers: length, body: await request.arrayBuffer() })
    const { id } = await uploadForm(person, reference, sent)
    expect(await getEvidenceFile(person, id)).toMatchObject({ fileName: 'report.pdf', sizeBytes: 8 })
  })

  const cut = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(1000))
      controller.error(new Error('reset'))
    },
  })

  it.each([
    ['less than was announced', () => put('abc', { 'content-length': '4' }), Unreadable],
    [
      'other bytes than were announced',
      () => put('abc', { 'x-content-sha256': sha256Of(Buffer.from('abd')) }),
      InvalidInput,
    ],
    ['a stream that is cut', () => put(cut), Unreadable],
    ['more than is kept', () => put(new Uint8Array(20 * 1024 ** 2 + 1)), TooLarge],
    ['an announcement of more', () => put('abc', { 'content-length': '9999999999' }), TooLarge],
    ['nothing', () => put(''), InvalidInput],
  ])('leaves nothing of %s', async (_, request, error) => {
    const { person, reference, id } = await world()
    await expect(uploadBody(person, reference, request())).rejects.toThrow(error)
    expect(await db().timelineEntry.count({ where: { streamId: id } })).toBe(1)
    expect(leftOver()).toEqual([])
  })

  it('is refused before a byte is read where the roles or the incident’s walls say so', async () => {
    const { reference } = await world()
    const owner = await addPerson('responder')
    const hidden = await fileIncident(owner, { title: 'Payroll', visibility: 'restricted' })
    const spokesperson = await addPerson('spokesperson')
    await expect(uploadBody(spokesperson, reference, put('x'))).rejects.toThrow(Forbidden)
    await expect(uploadBody(spokesperson, hidden.reference, put('x'))).rejects.toThrow(NotFound)
    await expect(uploadBody(spokesperson, 'INC-00000', put('x'))).rejects.toThrow(NotFound)
  })
})

describe('downloading evidence', () => {
  it('gives the bytes as an attachment that nothing runs', async () => {
    const { person, reference } = await world()
    const { id, sha256 } = await uploadBody(person, reference, put('<script>alert(1)</script>', {}, 'Übersicht.html'))
    const answered = await download(folder, await getEvidenceFile(person, id))
    expect(sha256Of(new Uint8Array(await answered.arrayBuffer()))).toBe(sha256)
    expect(Object.fromEntries(answered.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="_bersicht.html"; filename*=UTF-8''%C3%9Cbersicht.html`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  it('is NotFound for who may not see the incident, as for an id that is not there', async () => {
    const owner = await addPerson('responder')
    const { reference } = await fileIncident(owner, { title: 'Payroll', visibility: 'restricted' })
    const { id } = await uploadBody(owner, reference, put('x'))
    const stranger = await addPerson('responder')
    for (const asked of [id, newId(), 'nothing'])
      await expect(getEvidenceFile(stranger, asked)).rejects.toThrow(NotFound)
  })
})

describe('a full disk', () => {
  it('is said as such, with when to try again', () => {
    expect(explain(Object.assign(new Error('write'), { code: 'ENOSPC' })).error).toMatchObject({
      status: 507,
      retryAfterSeconds: 60,
    })
  })
})

describe('addEvidence', () => {
  const file = { fileName: 'a.log', mediaType: 'text/plain', sizeBytes: 1, sha256: '0'.repeat(64) }

  it('is for those who work on the incident, and is NotFound on one that the actor may not see', async () => {
    const { id: incidentId } = await world()
    const hidden = await fileIncident(await addPerson('responder'), { title: 'Payroll', visibility: 'restricted' })
    const [leader, responder] = [await addPerson('leader'), await addPerson('responder')]
    await expect(addEvidence(leader, { ...file, incidentId })).rejects.toThrow(Forbidden)
    await expect(addEvidence(responder, { ...file, incidentId: hidden.id })).rejects.toThrow(NotFound)
    await expect(addEvidence(responder, { ...file, incidentId: newId() })).rejects.toThrow(NotFound)
  })

  it('writes one entry and can’t be unwritten', async () => {
    const { person, id: incidentId } = await world()
    await addEvidence(person, { ...file, incidentId })
    const kinds = await db().timelineEntry.findMany({ where: { streamId: incidentId }, select: { kind: true } })
    expect(kinds.map(({ kind }) => kind)).toEqual(['incident.filed', 'evidence.added'])
    await expect(db().evidence.deleteMany({ where: { incidentId } })).rejects.toThrow()
  })
})
