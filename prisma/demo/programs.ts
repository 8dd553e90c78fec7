import type { DemoPerson } from '@/lib/auth/commands/demo'
import type { PersonActor, SystemActor } from '@/lib/auth/model'
import { enrolCollectors } from '@/lib/programs/commands/collectors'
import { registerProgram } from '@/lib/programs/commands/register'
import { addSafeguard, verifySafeguard } from '@/lib/programs/commands/safeguards'
import { scheduleSafeguard } from '@/lib/programs/commands/schedule-safeguard'
import { createCollectorToken } from '@/lib/programs/commands/tokens'
import type { Calendar } from './calendar'

export type People = Record<DemoPerson, PersonActor>

export interface DemoProgram {
  readonly id: string
  readonly slug: string
  readonly tokenId: string
  /** The collectors' secret, which only the answer to its creation holds. */
  readonly token: string
}

export interface DemoPrograms {
  /** The program of the main case. */
  readonly insight: DemoProgram & {
    readonly collectors: readonly { readonly id: string; readonly externalId: string }[]
    /** The token of the guard in front of its store. */
    readonly guardId: string
  }
  /** The one whose collectors run while the demonstration does. */
  readonly live: DemoProgram
  readonly presence: DemoProgram
}

export const gateway: SystemActor = { kind: 'system', name: 'gateway' }

interface Safeguard {
  readonly title: string
  readonly promise: string
  readonly evidence?: string
  /** Days after which it must be verified again. */
  readonly reverifyDays?: number
}

interface Described {
  readonly name: string
  readonly purpose: string
  readonly dataCategories: string[]
  readonly population: string
  readonly populationCount: number
  readonly safeguards: readonly Safeguard[]
  readonly critical?: boolean
}

const insight: Described = {
  name: 'Workflow Insight Program',
  purpose:
    'Records how work is done on company computers (keystrokes, pointer, message text, transcripts, activity logs) to train a model. Taking part is mandatory for most staff.',
  dataCategories: [
    'user.behavior.keystrokes',
    'user.behavior.pointer',
    'user.content.private',
    'user.biometrics.voice',
    'user.behavior',
  ],
  population: 'Employees and contractors with a company computer',
  populationCount: 8914,
  critical: true,
  safeguards: [
    {
      title: 'Restricted readers',
      promise: 'Only the twelve analysts in the data-access register can read recordings.',
    },
    { title: 'Password fields excluded', promise: 'Nothing typed into a password field is recorded.' },
    { title: 'Access is logged', promise: 'Every read of a recording is logged, and the log is kept for 90 days.' },
    { title: 'Deletion after 60 days', promise: 'Raw recordings are deleted 60 days after capture.' },
  ],
}

const live: Described = {
  name: 'Meeting Notes Summaries',
  purpose: 'Transcribes meetings whose host switched it on, and drafts the minutes.',
  dataCategories: ['user.biometrics.voice', 'user.name'],
  population: 'Volunteers of the pilot',
  populationCount: 640,
  safeguards: [
    {
      title: 'Host switches it on',
      promise: 'No meeting is transcribed unless its host switched it on.',
      evidence: 'Twenty meetings sampled from the pilot; each has the host’s consent in its log.',
      reverifyDays: 90,
    },
    { title: 'Deletion after 30 days', promise: 'Transcripts are deleted 30 days after the meeting.' },
  ],
}

const presence: Described = {
  name: 'Office Presence Study',
  purpose: 'Counts how full each floor is from badge readers, to plan desks.',
  dataCategories: ['user.location'],
  population: 'Everyone with a badge at three sites',
  populationCount: 3260,
  safeguards: [
    {
      title: 'Pseudonyms only',
      promise: 'Exports carry pseudonyms, never badge numbers.',
      evidence: 'November’s export checked line by line: no badge number.',
    },
  ],
}

async function register(people: People, described: Described, registeredAt: Date): Promise<DemoProgram> {
  const asOf = { asOf: registeredAt }
  const { safeguards, ...program } = described
  const { id, slug } = await registerProgram(people.priya, { ...program, ownerIds: [people.priya.id] }, asOf)
  for (const { title, promise, evidence, reverifyDays } of safeguards) {
    const { id: safeguardId } = await addSafeguard(people.priya, { programId: id, title, promise }, asOf)
    if (evidence) await verifySafeguard(people.bo, { programId: id, safeguardId, evidence }, asOf)
    if (reverifyDays) await scheduleSafeguard(people.priya, { programId: id, safeguardId, reverifyDays }, asOf)
  }
  const made = { programId: id, name: 'Fleet', group: 'Laptops' }
  const { id: tokenId, token } = await createCollectorToken(people.priya, made, asOf)
  return { id, slug, tokenId, token }
}

/** The boot of every collector of the case. */
export const demoBoot = 'demo'

const fleet = (count: number, name: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => name(index))

/** Three programs; the first with the forty-two collectors that the case will have to stop. */
export async function loadPrograms(people: People, calendar: Calendar): Promise<DemoPrograms> {
  const first = await register(people, insight, calendar.daysAgo(64))
  const names = [
    ...fleet(28, (index) => `agent-berlin-${String(index + 1).padStart(2, '0')}`),
    ...fleet(12, (index) => `agent-lisbon-${String(index + 1).padStart(2, '0')}`),
    'ingest-gateway-1',
    'nightly-batch',
  ]
  const collectors = names.map((externalId) => ({ externalId, tokenId: first.tokenId, bootId: demoBoot }))
  const enrolled = await enrolCollectors(gateway, { programId: first.id, collectors }, { asOf: calendar.daysAgo(63) })
  const guard = { programId: first.id, name: 'Guard of the store', purpose: 'observer' as const }
  const { id: guardId } = await createCollectorToken(people.priya, guard, { asOf: calendar.daysAgo(63) })
  return {
    insight: { ...first, collectors: enrolled, guardId },
    live: await register(people, live, calendar.daysAgo(88)),
    presence: await register(people, presence, calendar.daysAgo(110)),
  }
}
