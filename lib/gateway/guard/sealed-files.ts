import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { readIfThere, replaceFile, syncFolder } from '@/lib/gateway/guard/files'
import { limited } from '@/lib/gateway/guard/limited'
import { quarantineDecisions } from '@/lib/programs/rules/quarantine'

const meta = z.object({
  id: z.uuid(),
  /** The report to the gateway, as it is sent until it is taken. */
  report: z.record(z.string(), z.unknown()),
  sizeBytes: z.int(),
  sha256: z.string(),
  /** The key of this batch alone, sealed with the guard's. */
  key: z.string(),
  reported: z.boolean(),
  /** What was done with it, until the gateway has taken note. */
  done: z.enum(quarantineDecisions).nullable(),
})
export type SealedMeta = z.output<typeof meta>

const head = z.object({ method: z.string(), path: z.string(), headers: z.record(z.string(), z.string()) })
/** How it came: sealed with the data, for an address can tell as much. */
export type SealedHead = z.output<typeof head>

const ivBytes = 12
const tagBytes = 16
/** What a batch takes besides its bytes: two files' blocks and what is known of it. Many small ones are many too. */
const perBatchBytes = 8192

/** Data that nobody reads: each batch under a key of its own (AES-256-GCM), so that to destroy the key destroys it. */
export class SealedFiles {
  readonly #folder: string
  readonly #guardKey: Buffer
  readonly #metas = new Map<string, SealedMeta>()
  #bytes = 0
  /** Of those that are being sealed. */
  #expected = 0

  constructor(
    stateDir: string,
    private readonly maxBytes: number,
  ) {
    this.#folder = join(stateDir, 'sealed')
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    const keyFile = join(stateDir, 'guard.key')
    if (!readIfThere(keyFile)) writeFileSync(keyFile, randomBytes(32), { mode: 0o600, flag: 'wx' })
    this.#guardKey = readIfThere(keyFile) ?? Buffer.alloc(0)
    for (const name of readdirSync(this.#folder)) {
      // What was being sealed when the guard was killed was answered to nobody.
      if (!/\.(data|json)$/.test(name)) rmSync(join(this.#folder, name))
    }
    for (const name of readdirSync(this.#folder).sort()) {
      if (!name.endsWith('.json')) continue
      const one = meta.parse(JSON.parse(String(readIfThere(join(this.#folder, name)))))
      this.#metas.set(one.id, one)
    }
    for (const name of readdirSync(this.#folder)) {
      if (!name.endsWith('.data')) continue
      // Data whose key was not kept is noise.
      if (!this.#metas.get(name.slice(0, -'.data'.length))?.key) rmSync(join(this.#folder, name))
      else this.#bytes += statSync(join(this.#folder, name)).size + perBatchBytes
    }
  }

  /** All that is sealed and being sealed, in bytes on the disk. */
  get bytes(): number {
    return this.#bytes + this.#expected
  }

  /**
   * Seals a body as it comes, of `expected` bytes at most; throws when it is cut off or too long. It stands when this
   * resolves. Its room is taken from now on.
   */
  async seal(
    id: string,
    from: SealedHead,
    body: Readable,
    expected: number,
    report: (sealed: Pick<SealedMeta, 'sizeBytes' | 'sha256'>) => object,
  ): Promise<SealedMeta> {
    const room = expected + perBatchBytes
    this.#expected += room
    try {
      return await this.write(id, from, body, report)
    } finally {
      this.#expected -= room
    }
  }

  private async write(
    id: string,
    from: SealedHead,
    body: Readable,
    report: (sealed: Pick<SealedMeta, 'sizeBytes' | 'sha256'>) => object,
  ): Promise<SealedMeta> {
    const key = randomBytes(32)
    const part = join(this.#folder, `${id}.part`)
    const hash = createHash('sha256')
    let sizeBytes = 0
    const counted = new Transform({
      transform(chunk: Buffer, _, done) {
        sizeBytes += chunk.length
        hash.update(chunk)
        done(null, chunk)
      },
    })
    const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(ivBytes))
    const prefix = Buffer.from(`${JSON.stringify(from)}\n`)
    const prefixed = new Transform({ transform: (chunk: Buffer, _, done) => done(null, chunk) })
    prefixed.write(prefix)
    try {
      const file = createWriteStream(part, { mode: 0o600, flush: true })
      await pipeline(body, limited(this.maxBytes), counted, prefixed, cipher, file)
    } catch (cause) {
      rmSync(part, { force: true })
      throw cause
    }
    const sealed = { sizeBytes, sha256: hash.digest('hex') }
    const wrapped = Buffer.concat([cipher.getAuthTag(), this.wrap(id, key)]).toString('base64')
    const kept = { ...sealed, id, key: wrapped, reported: false, done: null, report: { ...report(sealed) } }
    // The data has its name before its key has: a key without data can't be, and data without a key is nothing.
    renameSync(part, this.path(id, 'data'))
    try {
      this.keep(kept)
    } catch (cause) {
      rmSync(this.path(id, 'data'), { force: true })
      throw cause
    }
    this.#bytes += sizeBytes + prefix.length + perBatchBytes
    return kept
  }

  keep(changed: SealedMeta): void {
    replaceFile(this.path(changed.id, 'json'), JSON.stringify(changed))
    this.#metas.set(changed.id, changed)
  }

  find(id: string): SealedMeta | null {
    return this.#metas.get(id) ?? null
  }

  /** All that is kept, those first that came first. */
  all(): SealedMeta[] {
    return [...this.#metas.values()]
  }

  /** The data again, for the store alone; throws when a byte of it or of its key has changed. */
  open({ id, key, sha256 }: SealedMeta): { readonly head: SealedHead; readonly body: Buffer } {
    const wrapped = Buffer.from(key, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', this.unwrap(id, wrapped.subarray(tagBytes)), Buffer.alloc(ivBytes))
    decipher.setAuthTag(wrapped.subarray(0, tagBytes))
    const data = readIfThere(this.path(id, 'data')) ?? Buffer.alloc(0)
    const plain = Buffer.concat([decipher.update(data), decipher.final()])
    const end = plain.indexOf(0x0a)
    const body = plain.subarray(end + 1)
    if (createHash('sha256').update(body).digest('hex') !== sha256)
      throw new Error('the sealed data is not what it was')
    return { head: head.parse(JSON.parse(plain.subarray(0, end).toString('utf8'))), body }
  }

  /** Ends the data: its key first, without which the rest is noise. */
  destroyData(changed: SealedMeta): void {
    this.keep({ ...changed, key: '' })
    const data = this.path(changed.id, 'data')
    const size = readIfThere(data)?.length
    if (size !== undefined) this.#bytes -= size + perBatchBytes
    rmSync(data, { force: true })
    syncFolder(this.#folder)
  }

  forget(id: string): void {
    rmSync(this.path(id, 'json'), { force: true })
    this.#metas.delete(id)
  }

  private wrap(id: string, key: Buffer): Buffer {
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', this.#guardKey, iv).setAAD(Buffer.from(id))
    const sealed = Buffer.concat([cipher.update(key), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), sealed])
  }

  private unwrap(id: string, wrapped: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#guardKey, wrapped.subarray(0, ivBytes))
    decipher.setAAD(Buffer.from(id)).setAuthTag(wrapped.subarray(ivBytes, ivBytes + tagBytes))
    return Buffer.concat([decipher.update(wrapped.subarray(ivBytes + tagBytes)), decipher.final()])
  }

  private path(id: string, kind: 'data' | 'json'): string {
    return join(this.#folder, `${id}.${kind}`)
  }
}
