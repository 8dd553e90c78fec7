import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newWebhookSecret } from '@/lib/publications/secret'
import { destinationOf, NotSent, parseNetworks, type Resolve } from '@/lib/publications/webhook/addresses'
import { callOf, type Published } from '@/lib/publications/webhook/payload'
import { post } from '@/lib/publications/webhook/send'
import { startWebhookSink, type WebhookSink } from '@/lib/testing/publications/webhook-sink'

let canary: WebhookSink
beforeAll(async () => {
  canary = await startWebhookSink()
})
afterAll(() => canary.stop())

const published: Published = {
  ...{ deliveryId: 'd-1', publicationId: 'p-1', title: 'A title', text: 'Łódź – “words”\n', textHash: 'ab', url: null },
  ...{ kind: 'holding', audience: 'Press', drill: false, followUp: null },
  ...{ asOf: '2026-11-03T14:00:00.000Z', publishedAt: '2026-11-03T15:00:00.000Z' },
}
const secret = newWebhookSecret()
const call = () => callOf(published, secret, 'https://standdown.example.org', new Date())
const loopback = parseNetworks('127.0.0.0/8')
const nobody: Resolve = async () => []

async function attempt(url: string, resolve: Resolve = nobody, allowed = parseNetworks('')): Promise<unknown> {
  try {
    return await post(await destinationOf(url, allowed, resolve), call())
  } catch (thrown) {
    return thrown
  }
}

/** Addresses as they are written to slip past a check, all of them not public. */
const written = [
  ...['127.0.0.1', '127.1', '127.0.1', '0', '0.0.0.0', '2130706433', '0x7f000001', '0x7f.0.0.1', '017700000001'],
  ...['0177.0.0.1', '127.0.0.1.', '127.255.255.254', '１２７.0.0.1', '127。0。0。1', '%31%32%37.0.0.1'],
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255', '0xa000001'],
  ...[
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '0251.0376.0251.0376',
    '169.254.1.1',
    '100.64.0.1',
    '100.100.100.200',
  ],
  ...[
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
  ],
  ...['255.255.255.255', '192.88.99.1', '0.1.2.3'],
  ...[
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:a9fe:a9fe]',
    '[::127.0.0.1]',
  ],
  ...['[::ffff:10.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b::a9fe:a9fe]', '[2002:7f00:1::]', '[2002:a9fe:a9fe::1]'],
  ...['[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[fd12:3456:789a::1]', '[ff02::1]', '[2001:db8::1]', '[2001::1]'],
  ...['[2001:10::1]', '[100::1]', '[fec0::1]'],
]
/** Names that resolve to such addresses, one of several among them. */
const named: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1', '::1'],
  'metadata.example': ['169.254.169.254'],
  'two.example': ['93.184.216.34', '127.0.0.1'],
  'last.example': ['93.184.216.34', '93.184.216.35', '::ffff:10.0.0.1'],
  'six.example': ['::1'],
  'gone.example': [],
  'nonsense.example': ['not an address'],
}

describe('a webhook', () => {
  it('opens no connection to what is not public, however it is written', async () => {
    expect(written.length + Object.keys(named).length).toBeGreaterThanOrEqual(60)
    for (const host of [...written, ...Object.keys(named)])
      for (const scheme of ['http', 'https']) {
        const outcome = await attempt(`${scheme}://${host}:${canary.port}/hook`, async (name) => named[name] ?? [])
        expect(outcome, host).toBeInstanceOf(NotSent)
      }
    expect(canary.connections()).toBe(0)
  })

  it('connects to the address that was checked, whatever the name says next', async () => {
    let asked = 0
    const rebinding: Resolve = async () => (++asked === 1 ? ['169.254.169.254'] : ['127.0.0.1'])
    const refused = await attempt(`http://rebinding.example:${canary.port}/`, rebinding, loopback)
    expect(refused).toBeInstanceOf(NotSent)
    expect([asked, canary.connections()]).toEqual([1, 0])
  })

  it('goes in clear only where an administrator allowed the network', async () => {
    expect(await attempt('http://public.example/', async () => ['93.184.216.34'])).toMatchObject({
      message: 'The address must begin with https://.',
    })
    expect(await attempt(`http://inside.example:${canary.port}/hook?a=1`, async () => ['127.0.0.1'], loopback)).toBe(
      '202 taken',
    )
    expect(canary.calls.at(-1)?.headers.host).toBe(`inside.example:${canary.port}`)
  })

  it('is signed by Standard Webhooks and carries a CloudEvent', async () => {
    expect(await attempt(canary.url, nobody, loopback)).toBe('202 taken')
    const { headers, body } = canary.calls.at(-1) ?? { headers: {}, body: '' }
    const event = new Webhook(secret).verify(body, headers as Record<string, string>)
    expect(event).toMatchObject({
      ...{ specversion: '1.0', id: 'd-1', type: 'standdown.statement.published', subject: 'p-1' },
      ...{ source: 'https://standdown.example.org', time: published.publishedAt },
      data: { text: published.text, textHash: 'ab', followUp: null },
    })
    const forged = body.replace('Łódź', 'Lodz')
    expect(() => new Webhook(secret).verify(forged, headers as Record<string, string>)).toThrow()
  })

  it('follows no redirect, and takes no answer but a yes', async () => {
    const before = canary.connections()
    canary.answer(302, { location: canary.url })
    expect(await attempt(canary.url, nobody, loopback)).toMatchObject({ message: 'It answered 302, a redirect.' })
    expect(canary.connections()).toBe(before + 1)
    canary.answer(500)
    expect(await attempt(canary.url, nobody, loopback)).toMatchObject({ message: 'It answered 500.' })
  })

  it('reads 64 KB at most', async () => {
    canary.answer(200, {}, 'x'.repeat(8_000_000))
    expect(await attempt(canary.url, nobody, loopback)).toMatch(/^200 x+$/)
    canary.answer(202)
  })

  it('waits five seconds at most', async () => {
    canary.answer(200, {}, null)
    const start = performance.now()
    expect(await attempt(canary.url, nobody, loopback)).toMatchObject({ message: 'No answer within 5 seconds.' })
    expect(performance.now() - start).toBeLessThan(7_000)
    canary.answer(202)
  })
})
