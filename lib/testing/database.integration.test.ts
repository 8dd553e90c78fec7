import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { asOwner, ownDatabase } from '@/lib/testing/database'

describe('the database of a test file', () => {
  it('is migrated, empty and reached as the application', async () => {
    const [row] = await db().$queryRaw<{ role: string; owner: boolean }[]>`
      SELECT current_user::text AS role, pg_has_role(current_user, 'standdown_owner', 'member') AS owner`
    expect(row).toEqual({ role: 'standdown_app', owner: false })
    expect(await db().person.count()).toBe(0)
  })

  it('is looked at by its owner past the application', async () => {
    const name = new URL(ownDatabase().ownerUrl).pathname.slice(1)
    const { rows } = await asOwner((client) =>
      client.query('SELECT current_user::text AS role, current_database()::text AS name'),
    )
    expect(rows).toEqual([{ role: 'standdown_owner', name }])
    expect(name).toMatch(/^test_[0-9a-f]{32}$/)
  })
})
