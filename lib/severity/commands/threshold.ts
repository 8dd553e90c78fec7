import 'server-only'
import { command } from '@/lib/command'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'
import { readPeopleThreshold } from '../queries/record'
import { setPeopleThresholdInput } from '../schema'

/** Sets from how many people on an incident is one level worse. Suggestions that stand keep the number they were made with. */
export const setPeopleThreshold = command({
  name: 'severity.setPeopleThreshold',
  permission: 'settings.manage',
  input: setPeopleThresholdInput,
  events: ['severity.threshold_changed'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, input: { people, reason }, target: { stream } }) {
    const from = await readPeopleThreshold(tx)
    if (from === people) return { unchanged: { people } }
    const changed = event(stream, 'severity.threshold_changed', { from, to: people, reason })
    return { events: [changed], result: { people } }
  },
})
