import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { startEmbedded } from '@/lib/db/embedded'
import { withClient } from '@/lib/db/embedded-cluster'
import { applyMigrations } from '@/lib/db/migrate'

// Three servers are created and stopped, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const home = mkdtempSync(join(tmpdir(), 'standdown-embedded-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('what was committed is there after kill -9 of the server, on the same port', async () => {
  chmodSync(home, 0o755)
  const server = await startEmbedded({ dataDir: join(home, 'open'), ephemeral: true })
  try {
    await server.createDatabase('kept')
    await withClient(server.ownerUrl('kept'), (client) =>
      client.query('create table entry (n int); insert into entry values (41), (42)'),
    )
    const killed = server.pid()
    process.kill(killed ?? 0, 'SIGKILL')
    await expect.poll(server.pid).toBeNull()
    await server.restart()
    expect(server.pid()).not.toBe(killed)
    const { rows } = await withClient(server.ownerUrl('kept'), (client) =>
      client.query('select n from entry order by n'),
    )
    expect(rows).toEqual([{ n: 41 }, { n: 42 }])
  } finally {
    await server.stop()
  }
  expect(existsSync(join(home, 'open'))).toBe(false)
})

test('where its user may not enter the folder, the database is kept outside it', async () => {
  const closed = mkdtempSync(join(home, 'closed-'))
  chmodSync(closed, 0o700)
  const server = await startEmbedded({ dataDir: join(closed, 'data'), ephemeral: true })
  // An ordinary user runs PostgreSQL as itself, and may enter its own folders.
  expect(server.folder.startsWith(closed)).toBe(process.getuid?.() !== 0)
  const { folder } = server
  await server.stop()
  expect(existsSync(folder)).toBe(false)
})

test('two that migrate at once apply each migration once, and the app can then work but not own', async () => {
  const server = await startEmbedded({ dataDir: join(home, 'twice'), ephemeral: true })
  try {
    await server.createDatabase('fresh')
    const url = server.ownerUrl('fresh')
    const applied = await Promise.all([applyMigrations(url), applyMigrations(url)])
    expect(new Set(applied.flat()).size).toBe(applied.flat().length)
    expect(applied.flat().length).toBeGreaterThan(0)
    expect(await applyMigrations(url)).toEqual([])
    const asApp = (sql: string) => withClient(server.appUrl('fresh'), (client) => client.query(sql))
    await expect(asApp('select count(*) from incident')).resolves.toMatchObject({ rowCount: 1 })
    await expect(asApp('drop table incident')).rejects.toThrow('must be owner')
  } finally {
    await server.stop()
  }
})
