import { checkGapMs, type Outcome, ttlMs, type Write } from '@/lib/testing/collectors/simulate'

type Kind = Outcome['database']['history'][number]['event']['kind']

function momentsOf({ database }: Outcome, ...kinds: Kind[]): number[] {
  return database.history.filter(({ event }) => kinds.includes(event.kind)).map(({ at }) => at)
}

/** From each stop until the program collects again. */
function stops(outcome: Outcome): { from: number; until: number; epoch: string }[] {
  const resumed = momentsOf(outcome, 'program.resumed')
  return outcome.database.history.flatMap(({ at, event }) => {
    if (event.kind !== 'program.paused' && event.kind !== 'program.restored') return []
    const until = resumed.find((moment) => moment > at) ?? Number.POSITIVE_INFINITY
    return [{ from: at, until, epoch: event.payload.epoch }]
  })
}

const words = ({ id, at }: Write, what: string) => `${id} wrote at ${at.toFixed(1)}, ${what}`

/** What broke of the promise, in words; nothing when it held. */
export function brokenPromises(outcome: Outcome): string[] {
  const { writes, network, database, revokedAt } = outcome
  const boundMs = ttlMs + checkGapMs
  const broken: string[] = []
  for (const { from, until, epoch } of stops(outcome))
    for (const write of writes.filter(({ at }) => at > from && at < until)) {
      if (write.at > from + boundMs) broken.push(words(write, `${(write.at - from).toFixed(1)} ms after a pause`))
      const confirmedAt = network.confirmedAt.get(`${write.id} ${epoch}`)
      if (confirmedAt !== undefined && write.at > confirmedAt) broken.push(words(write, `confirmed at ${confirmedAt}`))
    }
  for (const { at, event } of database.history) {
    const until = stops(outcome).find((stop) => stop.from <= at && stop.until > at)?.until ?? Number.POSITIVE_INFINITY
    const later = writes.filter((write) => write.at > at && write.at < until)
    if (event.kind === 'program.leases_expired') {
      const expired = new Set(event.payload.collectors.map(({ id }) => id))
      broken.push(...later.filter(({ id }) => expired.has(id)).map((write) => words(write, `expired at ${at}`)))
    }
    if (event.kind === 'program.pause_completed')
      broken.push(...later.map((write) => words(write, `the program was paused at ${at}`)))
  }
  for (const write of writes) {
    const deniedAt = network.deniedAt.get(write.id) ?? Number.POSITIVE_INFINITY
    if (write.at > deniedAt + checkGapMs) broken.push(words(write, `denied at ${deniedAt}`))
    if (write.at > revokedAt + boundMs) broken.push(words(write, `its token was revoked at ${revokedAt}`))
  }
  return broken
}

/** Collectors that confirmed the last stop, in time or late, as the database has it. */
export function confirmedOf({ database }: Outcome): number {
  return [...database.world.accounts.values()].filter(
    (account) => account.class === 'confirmed' || account.lateConfirmed,
  ).length
}
