import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerLimitBytes, askModel } from '@/lib/rephrase/ask'
import { type ModelServer, modelServer, say } from '@/lib/testing/model-server'

let model: ModelServer
const settings = () => ({ url: model.url, key: 'secret-key', model: 'small', restricted: false })

beforeAll(async () => {
  model = await modelServer()
})
afterAll(() => model.close())

describe('asking a model', () => {
  it('sends the text, the model and the key, and reads the words', async () => {
    model.answer = (sent, response) => say(response, sent.toUpperCase())
    expect(await askModel(settings(), 'plain words')).toBe('PLAIN WORDS')
    const [asked] = model.asked
    expect(asked).toMatchObject({ url: '/v1/chat/completions', authorization: 'Bearer secret-key' })
    expect(JSON.parse(asked?.body ?? '')).toMatchObject({ model: 'small', stream: false })
  })

  const redirect = (response: ServerResponse) => response.writeHead(302, { location: `${model.url}/elsewhere` }).end()
  it.each<[string, (response: ServerResponse) => void, RegExp]>([
    [
      'an error of the server',
      (response) => response.writeHead(500).end('a secret'),
      /^The model’s server answered with 500/,
    ],
    ['a redirect', redirect, /answered with 302/],
    ['too much', (response) => say(response, 'x'.repeat(answerLimitBytes)), /too long/],
    ['no JSON', (response) => response.end('<html>'), /not answer in the way/],
    ['other JSON', (response) => response.end('{"choices":[]}'), /no words/],
    ['words that are none', (response) => say(response, { text: 'x' }), /no words/],
    ['blanks', (response) => say(response, '  '), /no words/],
    ['a cut line', (response) => response.destroy(), /could not be reached/],
  ])('says so on %s', async (_what, answer, why) => {
    model.answer = (_, response) => answer(response)
    await expect(askModel(settings(), 'words')).rejects.toThrow(why)
  })

  it('does not wait for ever, nor for what trickles', async () => {
    model.answer = () => undefined
    await expect(askModel(settings(), 'words', { timeoutMs: 50 })).rejects.toThrow(/in time/)
    model.answer = (_, response) => response.write('{')
    await expect(askModel(settings(), 'words', { timeoutMs: 50 })).rejects.toThrow(/in time/)
  })
})
