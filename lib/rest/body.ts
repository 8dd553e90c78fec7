import { TooLarge, Unreadable, UnsupportedType } from '@/lib/errors'

const bodyLimitBytes = 256 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true })
const tooLarge = () => new TooLarge(`The body is longer than ${bodyLimitBytes / 1024} KB.`)

/** Reads a body of unknown length and stops at the limit. */
async function counted(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > bodyLimitBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The bytes of a body; HTTP holds a body to the length that it declares, any other is counted while it is read. */
async function bytesOf(request: Request): Promise<Uint8Array> {
  const declared = request.headers.get('content-length')
  if (declared === null) return request.body ? counted(request.body) : new Uint8Array()
  if (!(Number(declared) <= bodyLimitBytes)) throw tooLarge()
  return new Uint8Array(await request.arrayBuffer())
}

/** The JSON object in a request's body. Throws UnsupportedType, TooLarge or Unreadable. */
export async function readJsonObject(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type))
    throw new UnsupportedType('Send the body as Content-Type: application/json.')
  const value = parsed(await bytesOf(request))
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable('The body must be a JSON object.')
  return value as Record<string, unknown>
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    throw new Unreadable('The body is not JSON in UTF-8.')
  }
}
