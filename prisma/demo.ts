import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDemoPeople } from '@/lib/auth/commands/demo'
import { connect, db, setDatabase } from '@/lib/db/client'
import { calendarFor } from './demo/calendar'
import { loadCase } from './demo/case'
import { setWorkplace } from './demo/clocks'
import { loadPrograms } from './demo/programs'
import { loadSmallIncidents } from './demo/small-incidents'
import { loadStatements } from './demo/statements'

interface DemoOptions {
  /** Connects as the database's owner: only the owner can set the record's clock back. */
  readonly ownerUrl: string
  /** Gets `demo-collectors.json`, with which the demonstration's collectors sign on. */
  readonly dataDir: string
}

async function load(dataDir: string): Promise<void> {
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT standdown_now() AS now`
  const calendar = calendarFor(row?.now ?? new Date())
  const people = await ensureDemoPeople({ asOf: calendar.daysAgo(120) })
  await setWorkplace(people, calendar)
  const programs = await loadPrograms(people, calendar)
  await loadSmallIncidents(people, programs, calendar)
  const incident = await loadCase(people, programs, calendar)
  await loadStatements(people, incident, calendar)
  // Its past is told above: the worker does not ask today which laws those facts pointed to then.
  await db().job.deleteMany({ where: { name: 'clocks.openAssessments' } })
  mkdirSync(dataDir, { recursive: true })
  const collectors = JSON.stringify({ program: programs.live.slug, token: programs.live.token })
  writeFileSync(join(dataDir, 'demo-collectors.json'), `${collectors}\n`, { mode: 0o600 })
}

/**
 * Loads the demonstration into a database that holds no incident and no program: through the same commands as everything
 * else, with the clock set back. Returns whether it did. Throws in a process without DEMO=on.
 */
export async function loadDemo({ ownerUrl, dataDir }: DemoOptions): Promise<boolean> {
  const owner = connect({ url: ownerUrl, role: null, max: 2, name: 'standdown demonstration' })
  const before = setDatabase(owner)
  try {
    const used = (await owner.incident.count({ take: 1 })) + (await owner.program.count({ take: 1 }))
    if (used > 0) return false
    await load(dataDir)
    return true
  } finally {
    setDatabase(before)
    await owner.$disconnect()
  }
}
