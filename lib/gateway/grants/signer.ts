import { type CryptoKey, importJWK, SignJWT } from 'jose'
import type { Pool } from 'pg'
import { systemActor } from '@/lib/gateway/actor'
import { grantIssuer, grantType } from '@/lib/gateway/grants/claims'
import { log } from '@/lib/log'
import { leaseWaitMs } from '@/lib/programs/rules/lease-time'
import { createSigningKey } from '@/lib/signing/commands'
import { newSigningKey } from '@/lib/signing/new-key'
import { type KeyTimes, keysReadEveryMs, published, signerAt } from '@/lib/signing/rules'
import { openPrivateKey } from '@/lib/signing/seal'

interface Row extends KeyTimes {
  readonly publicJwk: { readonly kty: string; readonly crv: string; readonly x: string }
  readonly sealedPrivate: Uint8Array
}

interface Keys {
  readonly rows: readonly Row[]
  /** The database's time of the read. */
  readonly now: Date
  readonly readAtMs: number
}

/** The lease that a grant proves. */
export interface GrantedLease {
  readonly slug: string
  readonly collectorId: string
  readonly epoch: string
  readonly ttlMs: number
  readonly checkGapMs: number
  /** The database's time of the read that granted it. */
  readonly now: Date
}

const text = `SELECT k.kid, k."publicJwk", k."sealedPrivate", k."signsFrom", k."verifiesUntil", standdown_now() AS "databaseNow"
  FROM signing_key k WHERE k."verifiesUntil" IS NULL OR k."verifiesUntil" > standdown_now()`

/** Signs grants with the installation's key, which it makes at its first need, and shows the public keys. */
export class GrantSigner {
  #keys: Promise<Keys> | null = null
  #known: Keys | null = null
  readonly #opened = new Map<string, Promise<CryptoKey | Uint8Array>>()

  /** Without a secret nothing is signed, and no key is shown. */
  constructor(
    private readonly reads: Pool,
    private readonly secret: string | null,
  ) {}

  /** Proof of a lease until it is certainly over by the database's clock, `c` included; null where it can't be given. */
  async sign(lease: GrantedLease): Promise<string | null> {
    const { secret } = this
    if (secret === null) return null
    try {
      const key = signerAt((await this.keys()).rows, lease.now)
      if (!key) return null
      const endsAtMs = lease.now.getTime() + leaseWaitMs(lease.ttlMs, lease.checkGapMs)
      return await new SignJWT({ epoch: lease.epoch })
        .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: grantType })
        .setIssuer(grantIssuer)
        .setAudience(lease.slug)
        .setSubject(lease.collectorId)
        .setIssuedAt(Math.floor(lease.now.getTime() / 1000))
        .setExpirationTime(Math.ceil(endsAtMs / 1000))
        .sign(await this.open(key, secret))
    } catch (err) {
      // A lease without proof is still a lease: a guarded store refuses the data, and nothing else depends on it.
      log.error({ err }, 'a grant could not be signed')
      return null
    }
  }

  /** The public keys, as RFC 7517 has them. */
  async publicKeys(): Promise<{ keys: readonly object[] }> {
    if (this.secret === null) return { keys: [] }
    const { rows, now, readAtMs } = await this.keys()
    const shown = published(rows, new Date(now.getTime() + performance.now() - readAtMs))
    return { keys: shown.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' })) }
  }

  private async keys(): Promise<Keys> {
    const known = this.#known
    if (known && performance.now() - known.readAtMs < keysReadEveryMs) return known
    this.#keys ??= this.read().finally(() => {
      this.#keys = null
    })
    // While a fresh read is under way the keys known so far still sign; the first read is waited for.
    if (known && performance.now() - known.readAtMs < 2 * keysReadEveryMs) {
      this.#keys.catch((err: unknown) => log.warn({ err }, 'the signing keys could not be read'))
      return known
    }
    return this.#keys
  }

  private async read(): Promise<Keys> {
    let keys = await this.query()
    if (!keys.rows.some((row) => row.verifiesUntil === null) && this.secret !== null) {
      await createSigningKey(systemActor, { key: await newSigningKey(this.secret) })
      keys = await this.query()
    }
    this.#known = keys
    return keys
  }

  private async query(): Promise<Keys> {
    const readAtMs = performance.now()
    const { rows } = await this.reads.query<Row & { databaseNow: Date }>({ name: 'signing-keys', text })
    return { rows, readAtMs, now: rows[0]?.databaseNow ?? new Date(0) }
  }

  private open({ kid, sealedPrivate }: Row, secret: string): Promise<CryptoKey | Uint8Array> {
    const opened =
      this.#opened.get(kid) ??
      Promise.resolve().then(() => importJWK(JSON.parse(openPrivateKey(secret, kid, sealedPrivate)), 'EdDSA'))
    this.#opened.set(kid, opened)
    return opened
  }
}
