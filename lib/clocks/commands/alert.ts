import 'server-only'
import { clockNamed } from '@/lib/clocks/commands/renew'
import { tellOfClock } from '@/lib/clocks/commands/tell'
import { markSentences } from '@/lib/clocks/mark-words'
import { alertInput } from '@/lib/clocks/schema'
import { command } from '@/lib/command'
import { lockIncident } from '@/lib/incidents/lock'
import { formatDuration, formatTime } from '@/lib/time'
import { event } from '@/lib/timeline/model'

function timeLeft(due: Date, now: Date): string {
  const ms = due.getTime() - now.getTime()
  return ms > 0 ? `${formatDuration(ms)} left` : 'no time left'
}

/**
 * Tells people of one moment of a running clock: the entry, the notices, their mail and the mark that it was done, in one
 * transaction under the incident's lock. However often it is called, and whoever died at it, it is told once.
 */
export const alertOfClock = command({
  name: 'clocks.alertOfClock',
  permission: 'rule.apply',
  input: alertInput,
  events: ['clock.alerted', 'clock.missed'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, input: { clockId, mark }, target: { incident, stream }, now }) {
    const clock = await tx.clock.findFirst({ where: { id: clockId, incidentId: incident.id, state: 'running' } })
    const due = clock?.conservativeDue
    if (!clock || !due) return { unchanged: null }
    const told = await tx.$executeRaw`
      INSERT INTO clock_alert ("clockId", mark, "dueAt", "toldAt") VALUES (${clockId}::uuid, ${mark}, ${due}, ${now}) ON CONFLICT DO NOTHING`
    if (told === 0) return { unchanged: null }
    const { reference, drill } = incident
    await tellOfClock(tx, {
      ...{ incidentId: incident.id, reference, drill, ownerId: clock.ownerId, kind: 'clock_alert' },
      text: `${reference}, ${clock.title}: ${markSentences[mark]}. Due ${formatTime(due, 'UTC')}, ${timeLeft(due, now)}.`,
      key: `clock/${clockId}/${mark}`,
    })
    const named = { ...clockNamed(clock), due: due.toISOString() }
    const entry =
      mark === 'due' ? event(stream, 'clock.missed', named) : event(stream, 'clock.alerted', { ...named, mark })
    return { events: [entry], result: null }
  },
})
