import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSaid } from '@/lib/gateway/guard/headers'
import { type ProofRules, proofRules, prove } from '@/lib/gateway/guard/proof'
import { proofMutants } from '@/lib/testing/guard/mutants'

interface Case {
  readonly name: string
  readonly token: string
  readonly proves: boolean
}

let keys: JSONWebKeySet
const cases: Case[] = []

beforeAll(async () => {
  const [own, stranger] = await Promise.all(
    [1, 2].map(() => generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })),
  )
  if (!own || !stranger) throw new Error('no keys')
  const { kty = '', crv = '', x = '' } = await exportJWK(own.publicKey)
  keys = { keys: [{ kty, crv, x, kid: 'own', alg: 'EdDSA', use: 'sig' }] }
  const header = { alg: 'EdDSA', kid: 'own', typ: 'standdown-grant+jwt' }
  const claims = { iss: 'standdown', aud: 'insight', sub: 'agent', epoch: '3', iat: 1, exp: 2_000_000_000 }
  const signed = (over: object = {}, head: object = {}, pair = own) =>
    new SignJWT({ ...claims, ...over }).setProtectedHeader({ ...header, ...head }).sign(pair.privateKey)
  const good = await signed()
  const add = (name: string, token: string, proves = false) => cases.push({ name, token, proves })
  add('a grant', good, true)
  add('an expired grant', await signed({ exp: 2 }), true)
  add('another program’s', await signed({ aud: 'other' }))
  add('another kind of token', await signed({}, { typ: 'JWT' }))
  add('another issuer’s', await signed({ iss: 'elsewhere' }))
  add('a stranger’s signature', await signed({}, {}, stranger))
  add('an epoch that is none', await signed({ epoch: '1e3' }))
  add(
    'a changed claim',
    good.replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...claims, epoch: '9' })).toString('base64url')}.`),
  )
  add('no signature', `${good.split('.').slice(0, 2).join('.')}.`)
})

async function failures(rules: ProofRules): Promise<string[]> {
  const failed: string[] = []
  for (const { name, token, proves } of cases)
    if (((await prove(token, 'insight', keys, rules)).grant !== null) !== proves) failed.push(name)
  return failed
}

describe('a grant', () => {
  it('is proven by the gateway’s signature, kind and program', async () => {
    expect(cases).toHaveLength(9)
    expect(await failures(proofRules)).toEqual([])
  })

  it.each(proofMutants)('is told wrongly, and caught, when $name', async ({ rules }) => {
    expect((await failures(rules)).length).toBeGreaterThan(0)
  })

  it('by a key that is not known yet is told apart', async () => {
    const [first] = cases
    expect(await prove(first?.token ?? '', 'insight', { keys: [] })).toEqual({ grant: null, why: 'unknown_key' })
  })
})

describe('what a request says of itself', () => {
  const at = '2026-11-23T12:00:00Z'
  it.each([
    [{}, null],
    [{ 'standdown-captured-at': 'yesterday' }, null],
    [{ 'standdown-captured-at': '2026-11-23' }, null],
    [{ 'standdown-captured-at': '1800-11-23T12:00:00Z' }, null],
    [{ 'standdown-captured-at': at, 'standdown-captured-until': 'later' }, null],
    [{ 'standdown-captured-at': at }, { from: new Date(at), to: new Date(at) }],
    [{ 'standdown-captured-at': '2026-11-23T13:00:00+01:00' }, { from: new Date(at), to: new Date(at) }],
  ])('%j', (headers, captured) => expect(readSaid(headers).captured).toEqual(captured))

  it('counts one record unless it says a sensible number', () => {
    const counts = ['7', '0', '-1', 'x', '1.5', '99999999'].map((n) => readSaid({ 'standdown-count': n }).count)
    expect(counts).toEqual([7, 1, 1, 1, 1, 1])
  })
})
