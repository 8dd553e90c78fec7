import { db } from '@/lib/db/client'
import { addNote, recordContainment } from '@/lib/incidents/commands/entries'
import { fileIncident } from '@/lib/incidents/commands/file'
import { addMember, assignRole } from '@/lib/incidents/commands/people'
import { changeStatus } from '@/lib/incidents/commands/state'
import type { Calendar } from './calendar'
import { type SmallIncident, smallIncidents } from './others'
import type { DemoPrograms, People } from './programs'

const hourMs = 3_600_000

interface Step {
  readonly at: Date
  readonly run: () => Promise<unknown>
}

async function versionOf(incidentId: string): Promise<number> {
  return (await db().incident.findUniqueOrThrow({ where: { id: incidentId }, select: { version: true } })).version
}

/** The steps of one incident after its filing, in the order of their times. */
function stepsOf(people: People, small: SmallIncident, incidentId: string, filedAt: Date): Step[] {
  const after = (hours: number) => new Date(filedAt.getTime() + hours * hourMs)
  const notes = small.notes.map(({ afterHours, text }): Step => {
    const at = after(afterHours)
    return { at, run: () => addNote(people.ana, { incidentId, text }, { asOf: at }) }
  })
  const statuses = small.path.map(({ to, afterHours, reason }): Step => {
    const at = after(afterHours)
    const waiver =
      to === 'contained' && small.program ? 'The export alone was at fault; collection is not affected.' : null
    const run = async () => {
      if (to === 'contained') await recordContainment(people.ana, { incidentId, text: reason }, { asOf: at })
      await changeStatus(
        people.ana,
        { incidentId, to, reason, waiver, expectedVersion: await versionOf(incidentId) },
        { asOf: at },
      )
    }
    return { at, run }
  })
  return [...notes, ...statuses].sort((a, b) => a.at.getTime() - b.at.getTime())
}

async function loadOne(
  people: People,
  programs: DemoPrograms,
  calendar: Calendar,
  small: SmallIncident,
): Promise<void> {
  const { title, summary, kind, severity, exposure } = small
  const filedAt = calendar.daysAgo(small.filedDaysAgo)
  const asOf = { asOf: filedAt }
  const linked = small.program && { 'meeting-notes': programs.live, 'presence-study': programs.presence }[small.program]
  const input = { title, summary, kind, severity, exposure, drill: small.drill, detectedAt: filedAt.toISOString() }
  const visibility = small.restricted ? ('restricted' as const) : ('open' as const)
  const { id } = await fileIncident(people.ana, { ...input, visibility, programIds: linked ? [linked.id] : [] }, asOf)
  await assignRole(people.ana, { incidentId: id, role: 'lead', personId: people.ana.id }, asOf)
  if (small.restricted) await addMember(people.ana, { incidentId: id, personId: people.clara.id }, asOf)
  for (const { run } of stepsOf(people, small, id, filedAt)) await run()
}

/** Incidents of every severity around the main case, oldest first. */
export async function loadSmallIncidents(people: People, programs: DemoPrograms, calendar: Calendar): Promise<void> {
  const oldestFirst = [...smallIncidents].sort((a, b) => b.filedDaysAgo - a.filedDaysAgo)
  for (const small of oldestFirst) await loadOne(people, programs, calendar, small)
}
