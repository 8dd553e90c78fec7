import { beforeAll, describe, expect, it } from 'vitest'
import { GET as getThreadFeed } from '@/app/s/[slug]/feed/route'
import { GET as getPage } from '@/app/s/[slug]/route'
import { GET as getFeed } from '@/app/s/feed/route'
import { GET as getIndex } from '@/app/s/route'
import { db } from '@/lib/db/client'
import { publishStatement } from '@/lib/statements/commands/publish'
import { approvedHolding, castPeople, openIncident, review } from '@/lib/testing/statements/incident'

const origin = 'http://localhost:3000'
const request = (path: string, headers: Record<string, string> = {}) => new Request(`${origin}${path}`, { headers })
const named = (slug: string) => ({ params: Promise.resolve({ slug }) })
const page = (slug: string, headers?: Record<string, string>) => getPage(request(`/s/${slug}`, headers), named(slug))

let slug: string
let nothingBefore: Response[]

beforeAll(async () => {
  nothingBefore = [await getIndex(request('/s')), await getFeed(request('/s/feed'))]
  const cast = await castPeople()
  const { id } = await openIncident(cast.responder)
  await review(cast.responder, id)
  const { statementId, textHash, reference } = await approvedHolding(cast, id, 'About the “recordings” <of> Łódź')
  const release = { statementId, textHash, channel: 'Press desk', confirm: reference, sending: { publicPage: true } }
  await publishStatement(cast.comms, release)
  slug = (await db().publicThread.findUniqueOrThrow({ where: { statementId } })).slug
})

describe('the public addresses', () => {
  it('have nothing before something is public', () => {
    expect(nothingBefore.map(({ status }) => status)).toEqual([404, 404])
  })

  it('answer with a page that is cached shortly, runs nothing and is told apart by its bytes', async () => {
    const answer = await page(slug)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=30, must-revalidate')
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(answer.headers.get('set-cookie')).toBeNull()
    const html = await answer.text()
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(html).not.toMatch(/<script|style="|<img/)
    expect(html).toContain('About the “recordings” &lt;of&gt; Łódź')
    const etag = answer.headers.get('etag') ?? ''
    const again = await page(slug, { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('answer alike to every address that has none', async () => {
    const texts = await Promise.all(
      ['A'.repeat(22), 'x', '..%2f..', `${slug}a`, slug.toUpperCase()].map(async (other) => {
        const answer = await page(other)
        return `${answer.status} ${[...answer.headers].join()} ${await answer.text()}`
      }),
    )
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toMatch(/^404 /)
    const feed = await getThreadFeed(request('/s/x/feed'), named('x'))
    expect(feed.status).toBe(404)
  })

  it('list it, and tell of it by feed', async () => {
    const index = await (await getIndex(request('/s'))).text()
    expect(index).toContain(`href="/s/${slug}"`)
    for (const answer of [
      await getFeed(request('/s/feed')),
      await getThreadFeed(request(`/s/${slug}/feed`), named(slug)),
    ]) {
      expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
      const feed = await answer.text()
      expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom">')
      expect(feed).toContain(`/s/${slug}#v1`)
      expect(feed).not.toMatch(/INC-|STM-|<author>/)
    }
  })
})
