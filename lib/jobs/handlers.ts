import 'server-only'
import { clockHandlers } from '@/lib/jobs/clocks'
import { deliverPublication } from '@/lib/jobs/deliver-publication'
import { mailNotice } from '@/lib/jobs/mail-notice'
import { rampHandlers } from '@/lib/jobs/ramp'
import { statementHandlers } from '@/lib/jobs/release-statement'
import type { Registry } from '@/lib/jobs/run-job'
import { safeguardHandlers } from '@/lib/jobs/safeguards'
import { type JobData, type JobName, jobSchemas } from '@/lib/jobs/schema'
import { standingHandlers } from '@/lib/jobs/standing'

/**
 * What does a job: it reads again how things stand and calls a command as a system actor. It may come twice, late, or
 * after its reason is gone, and must do no harm then. What it throws has it tried again.
 */
export interface JobHandler<N extends JobName> {
  readonly run: (data: JobData<N>) => Promise<void>
  /** How often it is tried before it is given up and shown to administrators. */
  readonly attempts?: number
}

/** The handler of every job. */
export const handlers: { readonly [N in JobName]: JobHandler<N> } = {
  // A mail server may be away for hours.
  'publications.deliver': { run: deliverPublication, attempts: 20 },
  'notices.mail': { run: mailNotice, attempts: 30 },
  ...clockHandlers,
  ...rampHandlers,
  ...safeguardHandlers,
  ...standingHandlers,
  ...statementHandlers,
}

/** The handlers as the worker runs them: each parses the data that it is given. */
export function registry(): Registry {
  const names = Object.keys(handlers) as JobName[]
  return new Map(names.map((name) => [name as string, registered(name)]))
}

function registered<N extends JobName>(name: N) {
  const { run, attempts }: JobHandler<N> = handlers[name]
  // Name and schema go together; the type of the record can't say so of a name that is not known yet.
  const parse = (data: unknown) => jobSchemas[name].parse(data) as JobData<N>
  return { run: async (data: unknown) => run(parse(data)), attempts }
}
