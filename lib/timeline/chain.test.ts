import { describe, expect, it } from 'vitest'
import { commitmentOf, genesisHash, leafHash } from '@/lib/timeline/chain'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const streamId = '01936b00-0000-7000-8000-000000000001'
const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
const body = {
  actorName: 'Noor Haddad',
  occurredAt: '2026-11-21T09:14:00.000Z',
  occurredUntil: null,
  occurredAbout: true,
  occurredZone: 'Asia/Kolkata',
  corrects: null,
  payload: {
    text: 'Dossier zu Straße 7 – “read” by 3 people\n€',
    coveragePercent: 33.3,
    list: [1, null, true],
  },
}

/** Computed by another program from the words of the format alone. They never change while the format is called v1. */
const frozen = {
  commitment: '710a92d73127da4415a8af8ac5419eb9e1d2496aaa3766a52eb612a91bc7b4ce',
  first: 'd8066dec1e4c4d9baf1cf075ab7ea3aac0a1fcf889f242330bc6378c8ac59cc7',
  second: '46d1ed5b70371b42cffcb6181599da174338123d649dfdcc4db7e7a271ae55db',
}

describe('the hash chain, format v1', () => {
  const commitment = commitmentOf(salt, body)
  const actor = 'person:01936b00-0000-7000-8000-0000000000aa'
  const recordedAt = '2026-11-21T09:20:31.042Z'
  const link = { streamId, seq: 1, previousHash: genesisHash, recordedAt, actor, kind: 'note.added', commitment }

  it('commits to a body', () => {
    expect(hex(commitment)).toBe(frozen.commitment)
  })

  it('hashes the first entry onto 32 zero bytes', () => {
    expect(hex(leafHash(link))).toBe(frozen.first)
  })

  it('hashes the next one onto the first', () => {
    const next = {
      ...link,
      ...{ seq: 2, previousHash: leafHash(link), recordedAt: '2026-11-21T09:20:31.043Z' },
      ...{ actor: 'system:standdown', kind: 'statement.stale' },
    }
    expect(hex(leafHash(next))).toBe(frozen.second)
  })

  it('frames its fields, so that text can’t move from one into the next', () => {
    expect(hex(leafHash({ ...link, actor: `${actor}n`, kind: 'ote.added' }))).not.toBe(frozen.first)
  })
})
