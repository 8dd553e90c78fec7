import { createHash, randomUUID } from 'node:crypto'
import { constants, type FileHandle, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { mediaTypeOf, sniffedBytes } from '@/lib/evidence/media-type'

/** A file that arrived whole: its hash says where it is kept. */
export interface StoredFile {
  /** Lower-case hex. */
  readonly sha256: string
  readonly sizeBytes: number
  readonly mediaType: string
}

/** A file that is being received: `keep` puts it in its place for good, `discard` leaves nothing of it. */
export interface Received extends StoredFile {
  readonly keep: () => Promise<void>
  readonly discard: () => Promise<void>
}

const dayMs = 86_400_000

/** Where a file with this hash is kept: two levels of folders, so that none grows large. */
export function storedPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function place(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  try {
    await link(from, to)
  } catch (thrown) {
    // The same bytes are there already: one copy serves both.
    if ((thrown as { code?: string }).code !== 'EEXIST') throw thrown
  }
  await syncFolder(dirname(to))
  await rm(from, { force: true })
}

/** Removes what a killed process left half-received more than a day ago. */
async function sweep(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > dayMs) await rm(path, { force: true })
  }
}

async function write(handle: FileHandle, chunks: AsyncIterable<Uint8Array>, meter: (length: number) => void) {
  const hash = createHash('sha256')
  let start = new Uint8Array()
  let sizeBytes = 0
  for await (const chunk of chunks) {
    sizeBytes += chunk.length
    meter(sizeBytes)
    if (start.length < sniffedBytes) start = Uint8Array.from(Buffer.concat([start, chunk]).subarray(0, sniffedBytes))
    hash.update(chunk)
    await handle.writeFile(chunk)
  }
  await handle.sync()
  return { sha256: hash.digest('hex'), sizeBytes, mediaType: mediaTypeOf(start) }
}

/**
 * Streams bytes to a temporary file and counts and hashes them on the way. `meter` is told the length so far and throws
 * to stop. A stream that breaks, a meter that throws or a full disk leaves nothing.
 */
export async function receive(
  folder: string,
  chunks: AsyncIterable<Uint8Array>,
  meter: (length: number) => void,
): Promise<Received> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await sweep(incoming)
  const path = join(incoming, randomUUID())
  const discard = () => rm(path, { force: true })
  const handle = await open(path, 'wx', 0o600)
  try {
    const stored = await write(handle, chunks, meter)
    return { ...stored, discard, keep: () => place(path, storedPath(folder, stored.sha256)) }
  } catch (thrown) {
    await discard()
    throw thrown
  } finally {
    await handle.close()
  }
}
