import 'server-only'
import type { RephraseSettings } from '@/lib/env'
import { Refused } from '@/lib/errors'

export const answerLimitBytes = 64 * 1024
const answerTimeoutMs = 20_000

/** What the model is told, besides the free words. */
export const instruction =
  'You copy-edit a public statement. Put the words of the text in plainer and shorter ones. ' +
  'Keep every mark such as ⟦1⟧ exactly as it is and in its order; each stands for words that you do not see. ' +
  'Keep the rows. Add no fact, no figure, no promise and no denial. Answer with the text alone.'

const failed = (why: string) => new Refused('model_failed', `${why} Nothing was changed.`)

async function readLimited(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (body)
    for await (const chunk of body) {
      size += chunk.length
      if (size > answerLimitBytes) throw failed('The model’s answer is too long.')
      chunks.push(chunk)
    }
  return Buffer.concat(chunks).toString('utf8')
}

function contentOf(json: string): string | null {
  const answer: unknown = JSON.parse(json)
  const choices = typeof answer === 'object' && answer && 'choices' in answer ? answer.choices : null
  const first: unknown = Array.isArray(choices) ? choices[0] : null
  const message = typeof first === 'object' && first && 'message' in first ? first.message : null
  const content = typeof message === 'object' && message && 'content' in message ? message.content : null
  return typeof content === 'string' ? content : null
}

async function post({ url, key, model }: RephraseSettings, text: string, timeoutMs: number): Promise<string> {
  const messages = [
    { role: 'system', content: instruction },
    { role: 'user', content: text },
  ]
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model, messages, stream: false }),
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw failed(`The model’s server answered with ${response.status}.`)
  }
  return readLimited(response.body)
}

/**
 * The model's words for a text, by the chat-completions protocol. No redirect is followed; Refused where it does not answer
 * in time, answers too much, or not with words. What went wrong is never logged with what was sent.
 */
export async function askModel(
  settings: RephraseSettings,
  text: string,
  { timeoutMs = answerTimeoutMs }: { readonly timeoutMs?: number } = {},
): Promise<string> {
  let json: string
  try {
    json = await post(settings, text, timeoutMs)
  } catch (thrown) {
    if (thrown instanceof Refused) throw thrown
    const late = thrown instanceof DOMException && thrown.name === 'TimeoutError'
    throw failed(late ? 'The model did not answer in time.' : 'The model could not be reached.')
  }
  let words: string | null = null
  try {
    words = contentOf(json)
  } catch {
    throw failed('The model’s server did not answer in the way that is agreed.')
  }
  if (words === null || words.trim() === '') throw failed('The model answered with no words.')
  return words
}
