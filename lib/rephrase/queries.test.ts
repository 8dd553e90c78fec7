import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { Forbidden, NotFound } from '@/lib/errors'
import { instruction } from '@/lib/rephrase/ask'
import { isRephraseOpen, offerWords } from '@/lib/rephrase/queries'
import { refreshClaims, reviseStatement } from '@/lib/statements/commands/revise'
import { hashOf } from '@/lib/statements/commands/write'
import { getStatement } from '@/lib/statements/queries/statement'
import { type ModelServer, modelServer, say } from '@/lib/testing/model-server'
import { addPerson } from '@/lib/testing/people'
import {
  type Cast,
  castPeople,
  draftHolding,
  holdingBody,
  openIncident,
  review,
} from '@/lib/testing/statements/incident'

let model: ModelServer
let cast: Cast
let incidentId: string
const sentence = 'Our colleagues are looking at what took place.'
const body = holdingBody.replace('\n\n', `\n${sentence}\n\n`)
const title = 'Canary title'

function configure(settings: Readonly<Record<string, string>>): void {
  for (const name of ['REPHRASE_URL', 'REPHRASE_KEY', 'REPHRASE_MODEL', 'REPHRASE_RESTRICTED'])
    process.env[name] = settings[name] ?? ''
}
const on = () => ({ REPHRASE_URL: model.url, REPHRASE_KEY: 'key', REPHRASE_MODEL: 'small' })

beforeAll(async () => {
  model = await modelServer()
  cast = await castPeople()
  incidentId = (await openIncident(cast.responder)).id
  await review(cast.responder, incidentId)
})
afterAll(() => {
  configure({})
  model.close()
})
beforeEach(() => {
  configure(on())
  model.asked.length = 0
  model.answer = (sent, response) =>
    say(response, sent.replace('are looking at what took place', 'look at what happened'))
})

const draft = () => draftHolding(cast.author, incidentId, body, title)
const ask = (reference: string, by: PersonActor = cast.author) => offerWords(by, { reference, body })

describe('asking for other words', () => {
  it('offers them beside the present ones', async () => {
    const { reference } = await draft()
    const offer = await ask(reference)
    expect(offer).toMatchObject({ body: body.replace(/are looking.*place/, 'look at what happened'), applicable: true })
    expect(offer.diff.segments.filter(({ kind }) => kind === 'added').map(({ text }) => text)).toEqual([
      expect.stringContaining('look at what happened'),
    ])
  })

  it('sends nothing of the record but the free words', async () => {
    const { reference } = await draft()
    await ask(reference)
    const { version, incident } = await getStatement(cast.author, reference)
    const [{ body: posted } = { body: '' }] = model.asked
    const { messages }: { messages: { role: string; content: string }[] } = JSON.parse(posted)
    expect(messages).toEqual([
      { role: 'system', content: instruction },
      { role: 'user', content: `⟦1⟧ ⟦2⟧ ⟦3⟧\n${sentence}\n\n⟦4⟧\n⟦5⟧` },
    ])
    const wordings = version.claims.map(({ wording }) => wording ?? '')
    expect(wordings.every((wording) => wording.length > 0)).toBe(true)
    const canaries = [
      ...wordings,
      title,
      reference,
      incident.reference,
      incident.title,
      cast.author.name,
      '{{',
      'press office',
    ]
    for (const canary of canaries) expect(posted).not.toContain(canary)
  })

  it.each([
    ['a denial', 'Nobody opened any file', 'L01'],
    ['an absence', 'There is no evidence of misuse', 'L02'],
    ['a promise for ever', 'We will ensure this never happens again', 'L11'],
  ])('shows %s with its marks, and lets nobody take it', async (_what, words, rule) => {
    const { reference } = await draft()
    model.answer = (sent, response) => say(response, sent.replace(sentence, `${words}.`))
    const { applicable, marks } = await ask(reference)
    expect([applicable, marks.map((mark) => mark.rule)]).toEqual([false, expect.arrayContaining([rule])])
  })

  it('refuses an answer that repeats what it was told, loses a claim or says the same', async () => {
    const { reference } = await draft()
    model.answer = (sent, response) => say(response, `${instruction}\n${sent}`)
    await expect(ask(reference)).rejects.toThrow('repeats what it was told')
    model.answer = (sent, response) => say(response, sent.replace('⟦2⟧ ', ''))
    await expect(ask(reference)).rejects.toThrow('dropped, added or moved')
    model.answer = (sent, response) => say(response, sent)
    await expect(ask(reference)).rejects.toThrow('no other words')
    const bare = { reference, body: holdingBody }
    await expect(offerWords(cast.author, bare)).rejects.toThrow('no words besides its claims')
  })
})

describe('who may ask, and where', () => {
  it('is whoever may draft it', async () => {
    const { reference } = await draft()
    await expect(ask(reference, await addPerson('leader'))).rejects.toThrow(Forbidden)
    await expect(ask(reference, cast.counsel)).rejects.toThrow(Forbidden)
    await expect(ask('STM-NONE')).rejects.toThrow(NotFound)
    expect(model.asked).toEqual([])
  })

  it('is off unless a model is set', async () => {
    const { reference } = await draft()
    configure({})
    expect(isRephraseOpen(await getStatement(cast.author, reference))).toBe(false)
    await expect(ask(reference)).rejects.toThrow('No model is asked')
    expect(model.asked).toEqual([])
  })

  it('is off for a restricted incident unless that is allowed', async () => {
    const restricted = await openIncident(cast.responder, 'restricted')
    const { reference } = await draftHolding(cast.responder, restricted.id, body)
    expect(isRephraseOpen(await getStatement(cast.responder, reference))).toBe(false)
    await expect(ask(reference, cast.responder)).rejects.toThrow('No model is asked')
    expect(model.asked).toEqual([])
    configure({ ...on(), REPHRASE_RESTRICTED: '1' })
    expect(isRephraseOpen(await getStatement(cast.responder, reference))).toBe(true)
  })
})

describe('the version that results', () => {
  it('is marked, as are those that go on from it, and hashed by its words alone', async () => {
    const { id, reference } = await draft()
    const written = { statementId: id, title, audience: 'Press', note: '' }
    const offered = (await ask(reference)).body
    await reviseStatement(cast.author, { ...written, body: offered, modelHelp: true, expectedVersion: 1 })
    await reviseStatement(cast.author, { ...written, body: `${offered}.`, expectedVersion: 2 })
    await review(cast.responder, incidentId)
    await refreshClaims(cast.author, { statementId: id, expectedVersion: 3 })
    const { versions } = await getStatement(cast.author, reference)
    expect(versions.map(({ modelHelp }) => modelHelp)).toEqual([false, true, true, true])
    for (const { textHash, ...version } of versions.slice(1))
      expect(hashOf({ ...version, title, audience: 'Press', earlier: {} })).toBe(textHash)
    const other = await draftHolding(cast.author, incidentId, body, title)
    const byHand = { ...written, statementId: other.id, body: offered, expectedVersion: 1 }
    await reviseStatement(cast.author, byHand)
    const plain = (await getStatement(cast.author, other.reference)).versions[1]
    expect(plain?.modelHelp).toBe(false)
  })
})
