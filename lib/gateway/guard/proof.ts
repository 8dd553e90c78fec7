import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose'
import { grantClaims, grantType } from '@/lib/gateway/grants/claims'
import type { ProvenGrant } from '@/lib/programs/rules/data-class'

/** A grant that this program's gateway signed. */
export interface CheckedGrant extends ProvenGrant {
  readonly collectorId: string
  readonly expiresAt: Date
}

/** What makes a token a grant for this program, apart so that tests can leave one out. */
export interface ProofRules {
  readonly algorithms: readonly string[]
  /** Does the header's type say that it is a grant? */
  readonly isGrant: (type: unknown) => boolean
  readonly isForProgram: (audience: string, program: string) => boolean
}

export const proofRules: ProofRules = {
  algorithms: ['EdDSA'],
  isGrant: (type) => type === grantType,
  isForProgram: (audience, program) => audience === program,
}

export type Proof =
  | { readonly grant: CheckedGrant }
  /** `unknown_key`: newer keys may verify it. */
  | { readonly grant: null; readonly why: 'unverifiable' | 'unknown_key' }

/** Checks a token offline. Its expiry is no matter here: what has expired still tells who captured it, and when. */
export async function prove(
  token: string,
  program: string,
  keys: JSONWebKeySet,
  rules: ProofRules = proofRules,
): Promise<Proof> {
  try {
    const options = { algorithms: [...rules.algorithms] }
    const { payload, protectedHeader } = await compactVerify(token, createLocalJWKSet(keys), options)
    const claims = grantClaims.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)))
    if (!rules.isGrant(protectedHeader.typ) || !rules.isForProgram(claims.aud, program))
      return { grant: null, why: 'unverifiable' }
    const expiresAt = new Date(claims.exp * 1000)
    return { grant: { collectorId: claims.sub, epoch: BigInt(claims.epoch), expiresAt } }
  } catch (thrown) {
    return { grant: null, why: thrown instanceof errors.JWKSNoMatchingKey ? 'unknown_key' : 'unverifiable' }
  }
}
