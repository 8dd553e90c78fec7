import 'server-only'
import { standdown } from '@/lib/auth/model'
import { NotFound, Refused } from '@/lib/errors'
import type { JobData } from '@/lib/jobs/schema'
import { checkRamp, stepRamp } from '@/lib/programs/commands/ramp'
import { keepSampling } from '@/lib/programs/commands/ramp-samples'
import { startResume } from '@/lib/programs/commands/start-resume'

/** What a rule refuses is done: the program has moved on, and its page says why. Anything else is tried again. */
async function unlessRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    if (!(thrown instanceof Refused || thrown instanceof NotFound)) throw thrown
  }
}

/** What ramps ask of the clock. */
export const rampHandlers = {
  'programs.startResume': {
    run: (data: JobData<'programs.startResume'>) => unlessRefused(() => startResume(standdown, data)),
  },
  'programs.stepRamp': {
    run: (data: JobData<'programs.stepRamp'>) => unlessRefused(() => stepRamp(standdown, data)),
  },
  'programs.checkRamp': {
    run: (data: JobData<'programs.checkRamp'>) => unlessRefused(() => checkRamp(standdown, data)),
  },
  'programs.sampleRamp': {
    run: ({ programId }: JobData<'programs.sampleRamp'>) => keepSampling(programId),
  },
}
