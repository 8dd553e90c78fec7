import type { ValueOf } from '@/lib/statements/claims'
import { contradicted, type Effect, type Effects, stale } from '@/lib/statements/effects/effect'
import { reopens } from '@/lib/statements/effects/facts'
import type { EntryOf } from '@/lib/statements/record'

const ms = (iso: string) => Date.parse(iso)

type Pause = ValueOf<'pause_status'>
const isAbout = ({ slug }: Pause, { payload }: { payload: { program: { slug: string } } }) =>
  payload.program.slug === slug

/** Data captured while collection was said to have stopped. */
function byData(value: Pause, { payload }: EntryOf<'program.data_observed'>): Effect | null {
  const { pausedAt, resumedAt } = value
  const within = ms(payload.to) > ms(pausedAt) && (resumedAt === null || ms(payload.from) < ms(resumedAt))
  if (!within || payload.class === 'ok' || payload.class === 'late') return null
  return payload.class === 'violation'
    ? contradicted('Data was collected after the pause.')
    : stale('Data arrived after the pause that can’t be placed before it.')
}

const pauseStatus: Effects<'pause_status'> = {
  'program.pause_completed': (value, entry) =>
    isAbout(value, entry) && value.state === 'pausing' ? stale('The pause has completed since.') : null,
  'program.resumed': (value, entry) =>
    isAbout(value, entry) && value.state !== 'resumed' ? stale('Collection has been resumed since.') : null,
  'program.paused': (value, entry) =>
    isAbout(value, entry) && value.state === 'resumed' ? contradicted('Collection has been paused again since.') : null,
  'program.restored': (value, entry) =>
    isAbout(value, entry) ? stale('The record of the pause was restored from a copy since.') : null,
  'program.stop_failed': (value, entry) =>
    isAbout(value, entry) && value.state !== 'pausing'
      ? contradicted('A collector reports that it did not stop.')
      : null,
  'program.data_observed': (value, entry) => (isAbout(value, entry) ? byData(value, entry) : null),
}

const proven = ({ state }: ValueOf<'safeguard'>) => state === 'verified' || state === 'done'

const safeguard: Effects<'safeguard'> = {
  'program.safeguard_verified': ({ safeguardId, state }, { payload }) =>
    payload.safeguardId === safeguardId && state !== 'verified' ? stale('It was verified since.') : null,
  'program.safeguard_expired': ({ safeguardId }, { payload }) =>
    payload.safeguardId === safeguardId ? stale('Its verification has expired.') : null,
  'program.safeguard_failed': (value, { payload }) => {
    if (payload.safeguardId !== value.safeguardId) return null
    return proven(value) ? contradicted('It failed its test.') : stale('It failed its test.')
  },
  'bounds.recorded': (value, { payload: { which, from, to } }) =>
    which === 'end' && proven(value) && ms(to ?? from) > ms(value.at)
      ? contradicted('The data could be reached after the safeguard was said to hold.')
      : null,
  'status.changed': (value, { payload }) =>
    proven(value) && reopens(payload) ? contradicted('The incident was reopened: it is not contained.') : null,
}

/** What programs did later, and what it does to what was said of their pause and their safeguards. */
export const programEffects = { pause_status: pauseStatus, safeguard }
