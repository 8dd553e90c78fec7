import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { attachmentHeader } from '@/lib/evidence/model'
import { storedPath } from '@/lib/evidence/store'

export interface Download {
  readonly fileName: string
  readonly sizeBytes: number
  readonly sha256: string
}

/**
 * The file as an attachment that no browser shows or runs, with its hash beside it. Throws where the store does not hold
 * what the record says.
 */
export async function download(folder: string, { fileName, sizeBytes, sha256 }: Download): Promise<Response> {
  const handle = await open(storedPath(folder, sha256), 'r')
  const { size } = await handle.stat()
  if (size !== sizeBytes) {
    await handle.close()
    throw new Error(`evidence ${sha256} has ${size} bytes on disk, ${sizeBytes} on record`)
  }
  const body = Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>
  return new Response(body, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(sizeBytes),
      'content-disposition': attachmentHeader(fileName),
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
