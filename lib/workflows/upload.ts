import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { readEnv } from '@/lib/env'
import { InvalidInput, TooLarge, Unreadable, UnsupportedType } from '@/lib/errors'
import { addEvidence } from '@/lib/evidence/commands'
import { formLimitBytes, standardLimitBytes } from '@/lib/evidence/model'
import { getEvidencePlace } from '@/lib/evidence/queries'
import { uploadHeaders, uploadSearch } from '@/lib/evidence/schema'
import { type Received, receive } from '@/lib/evidence/store'

/** Where the file now stands on the record. */
export interface Uploaded {
  readonly id: string
  readonly number: number
  readonly seq: number
  readonly sha256: string
}

interface Sent {
  readonly fileName: string
  readonly note: string
  readonly chunks: AsyncIterable<Uint8Array>
  /** What the sender says that it sends; null where it says nothing. */
  readonly length: number | null
  readonly sha256: string | null
}

function limitBytes(): number {
  return Number(process.env.EVIDENCE_MAX_BYTES) || standardLimitBytes
}

function metered(limit: number) {
  return (length: number) => {
    if (length > limit)
      throw new TooLarge(`Files of up to ${Math.floor(limit / 1024 ** 2).toLocaleString('en')} MB can be kept.`)
  }
}

async function* whole(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks
  } catch {
    throw new Unreadable('The file did not arrive whole. Nothing was saved; send it again.')
  }
}

/** The bytes that came must be those that were announced: a proxy that cuts a body does so without a word. */
function demandWhole({ length, sha256 }: Sent, received: Received): void {
  if (length !== null && length !== received.sizeBytes)
    throw new Unreadable(`${received.sizeBytes} of ${length} bytes arrived. Nothing was saved; send the file again.`)
  if (sha256 !== null && sha256 !== received.sha256)
    throw new InvalidInput({ sha256: 'What arrived has another SHA-256. Nothing was saved; send the file again.' })
}

async function keep(actor: Actor, incidentId: string, sent: Sent): Promise<Uploaded> {
  const meter = metered(limitBytes())
  meter(sent.length ?? 0)
  const received = await receive(readEnv().evidenceDir, whole(sent.chunks), meter)
  try {
    demandWhole(sent, received)
    const { sha256, sizeBytes, mediaType } = received
    const { fileName, note } = sent
    // First the bytes, then the row: a row never names bytes that are not there.
    if (sizeBytes > 0) await received.keep()
    return await addEvidence(actor, { incidentId, fileName, mediaType, sizeBytes, sha256, note })
  } finally {
    await received.discard()
  }
}

/** Takes one file as the body of a request: `PUT …?name=report.pdf&note=…`, with Content-Length or X-Content-SHA256 if it can. */
export async function uploadBody(actor: Actor, reference: string, request: Request): Promise<Uploaded> {
  const { incidentId } = await getEvidencePlace(actor, reference)
  const { name, note } = uploadSearch.parse(Object.fromEntries(new URL(request.url).searchParams))
  const announced = uploadHeaders.parse({
    length: request.headers.get('content-length'),
    sha256: request.headers.get('x-content-sha256'),
  })
  if (!request.body) throw new InvalidInput({ file: 'This file is empty.' })
  return keep(actor, incidentId, { ...announced, fileName: name, note, chunks: request.body })
}

/** Takes one file from a form of a browser without JavaScript; such a form is held in memory, so it must be small. */
export async function uploadForm(actor: Actor, reference: string, request: Request): Promise<Uploaded> {
  const { incidentId } = await getEvidencePlace(actor, reference)
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data'))
    throw new UnsupportedType('Send one file as multipart/form-data.')
  if (!(length <= formLimitBytes))
    throw new TooLarge(`Without JavaScript, files of up to ${formLimitBytes / 1024 ** 2} MB can be sent.`)
  const form = await request.formData().catch(() => {
    throw new Unreadable('The form did not arrive whole. Nothing was saved; send it again.')
  })
  const [file, note] = [form.get('file'), form.get('note')]
  if (!(file instanceof File) || file.size === 0) throw new InvalidInput({ file: 'Choose a file.' })
  return keep(actor, incidentId, {
    ...{ fileName: file.name, note: typeof note === 'string' ? note : '', chunks: file.stream() },
    ...{ length: file.size, sha256: null },
  })
}
