import type { Drawn, SafeguardState, ValueOf } from '@/lib/statements/claims'
import { type RecordView, type SafeguardView, standingEntries } from '@/lib/statements/record'

const pauseKinds = ['program.lock_placed', 'program.paused', 'program.pause_completed', 'program.resumed'] as const

/** Data captured after the pause: while it stands, nobody can say that collection has stopped. */
function collectedSince({ entries }: RecordView, slug: string, pausedAt: string): string[] {
  return standingEntries(entries, 'program.data_observed')
    .filter(({ payload }) => payload.program.slug === slug && payload.class === 'violation')
    .filter(({ payload }) => Date.parse(payload.to) > Date.parse(pausedAt))
    .map(({ seq }) => `Entry ${seq} shows data that was collected after the pause.`)
}

/** What its collectors may do now, by the entries of the pause on the incident's own timeline. */
export function derivePauseStatus(view: RecordView, subject?: string): Drawn<'pause_status'> {
  const { programs, entries } = view
  const nothing = { value: null, evidence: [], strength: 0 } as const
  const program = programs.find(({ slug }) => slug === subject)
  if (!program)
    return {
      ...nothing,
      evidence: [],
      missing: [subject ? `No program “${subject}” is linked to the incident.` : 'Name a program.'],
    }
  const evidence = pauseKinds
    .flatMap((kind) => standingEntries<(typeof pauseKinds)[number]>(entries, kind))
    .filter((entry) => entry.payload.program.slug === program.slug)
    .map(({ seq }) => seq)
    .sort((a, b) => a - b)
  if (!program.pause) return { ...nothing, evidence, missing: [`${program.name} has not been paused.`] }
  if (evidence.length === 0)
    return { ...nothing, evidence, missing: [`The pause of ${program.name} is not on this incident’s timeline.`] }
  const resumeConditions = program.safeguards.filter(({ required }) => required).map(({ title }) => title)
  const named = { slug: program.slug, program: program.name }
  const value: ValueOf<'pause_status'> = {
    ...{ kind: 'pause_status', ...named, ...program.pause, scope: 'collection', resumeConditions },
  }
  const { state, pausedAt } = program.pause
  const missing = state === 'paused' ? collectedSince(view, program.slug, pausedAt) : []
  return { value, evidence, strength: state === 'pausing' ? 3 : 4, missing }
}

/** By what a claim names a safeguard: the end of its id, which is the part that differs between any two. */
export function safeguardSubject(id: string): string {
  return id.slice(-8)
}

const safeguardKinds = [
  'program.safeguard_added',
  'program.safeguard_verified',
  'program.safeguard_failed',
  'program.safeguard_expired',
] as const

function stateOf({ state, expiresAt }: SafeguardView, now: string): SafeguardState {
  if (state === 'failed') return 'failed'
  if (state === 'claimed') return 'planned'
  return expiresAt !== null && Date.parse(expiresAt) <= Date.parse(now) ? 'expired' : 'verified'
}

const unproven: Partial<Record<SafeguardState, string>> = {
  failed: 'It failed its last check.',
  expired: 'Its verification has expired: it must be verified again.',
}

/** A program's safeguard: promised, or verified by a named person with evidence until it expires. */
export function deriveSafeguard({ programs, entries, now }: RecordView, subject?: string): Drawn<'safeguard'> {
  const program = programs.find(({ safeguards }) => safeguards.some(({ id }) => safeguardSubject(id) === subject))
  const safeguard = program?.safeguards.find(({ id }) => safeguardSubject(id) === subject)
  if (!program || !safeguard)
    return { value: null, evidence: [], strength: 0, missing: ['No such safeguard of a linked program.'] }
  const about = safeguardKinds
    .flatMap((kind) => standingEntries<(typeof safeguardKinds)[number]>(entries, kind))
    .filter(({ payload }) => payload.safeguardId === safeguard.id)
    .sort((a, b) => a.seq - b.seq)
  const last = about.at(-1)
  const state = stateOf(safeguard, now)
  const why = unproven[state]
  const missing = why ? [`${safeguard.title}: ${why}`] : []
  if (!last) missing.push(`The safeguard “${safeguard.title}” is not on this incident’s timeline.`)
  const value: ValueOf<'safeguard'> = {
    ...{ kind: 'safeguard', safeguardId: safeguard.id, program: program.name, action: safeguard.title, state },
    ...{ verifier: safeguard.verifier, test: safeguard.evidence },
    at: safeguard.verifiedAt ?? last?.occurredAt ?? now,
  }
  const strength = state === 'verified' ? 4 : 2
  const validUntil = state === 'verified' ? safeguard.expiresAt : null
  return { value, evidence: last ? [last.seq] : [], strength, missing, validUntil }
}
