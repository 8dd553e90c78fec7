import 'server-only'
import { standdown } from '@/lib/auth/model'
import { alertOfClock } from '@/lib/clocks/commands/alert'
import { openAssessments } from '@/lib/clocks/commands/assess'
import { remindOfAssessments } from '@/lib/clocks/commands/remind'
import { listOpenIncidentIds } from '@/lib/clocks/queries/open-incidents'
import { NotFound } from '@/lib/errors'
import type { JobData } from '@/lib/jobs/schema'

/** What is gone needs nothing any more; anything else is tried again. */
async function unlessGone(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (thrown) {
    if (!(thrown instanceof NotFound)) throw thrown
  }
}

/** What clocks, and laws to assess, ask of the clock on the wall. Nobody may miss an alert: it is tried for hours. */
export const clockHandlers = {
  'clocks.alert': {
    run: (data: JobData<'clocks.alert'>) => unlessGone(alertOfClock(standdown, data)),
    attempts: 30,
  },
  'clocks.openAssessments': {
    run: async ({ incidentId }: JobData<'clocks.openAssessments'>) => {
      const ids = incidentId ? [incidentId] : await listOpenIncidentIds()
      for (const id of ids) await unlessGone(openAssessments(standdown, { incidentId: id }))
    },
  },
  'clocks.remindAssessments': {
    run: ({ incidentId }: JobData<'clocks.remindAssessments'>) => remindOfAssessments(incidentId),
    attempts: 30,
  },
}
