import { z } from 'zod'
import { alertMarks } from '@/lib/clocks/alert-plan'

const programId = z.uuid()

/** Every job with the schema of its data: ids only, the handler reads the rest anew when it runs. */
export const jobSchemas = {
  'programs.startResume': z.strictObject({ programId, requestId: z.uuid() }),
  'programs.stepRamp': z.strictObject({ programId, epoch: z.string() }),
  'programs.checkRamp': z.strictObject({ programId }),
  'programs.sampleRamp': z.strictObject({ programId }),
  'programs.pauseForSeverity': z.strictObject({ programId, incidentId: z.uuid(), since: z.iso.datetime() }),
  'safeguards.expire': z.strictObject({ programId, safeguardId: z.uuid() }),
  'safeguards.remind': z.strictObject({ programId, safeguardId: z.uuid() }),
  'safeguards.sweep': z.strictObject({}),
  'clocks.alert': z.strictObject({ incidentId: z.uuid(), clockId: z.uuid(), mark: z.enum(alertMarks) }),
  /** Null: every incident that is worked on. */
  'clocks.openAssessments': z.strictObject({ incidentId: z.uuid().nullable() }),
  'clocks.remindAssessments': z.strictObject({ incidentId: z.uuid() }),
  'publications.deliver': z.strictObject({ deliveryId: z.uuid() }),
  'statements.release': z.strictObject({ statementId: z.uuid() }),
  'statements.goStale': z.strictObject({ statementId: z.uuid() }),
  'statements.remindCorrection': z.strictObject({ statementId: z.uuid(), mark: z.enum(['half', 'due']) }),
  'statements.sweep': z.strictObject({}),
  'notices.mail': z.strictObject({ noticeId: z.uuid() }),
} as const satisfies Record<string, z.ZodType>

export type JobName = keyof typeof jobSchemas
export type JobData<N extends JobName> = z.output<(typeof jobSchemas)[N]>
