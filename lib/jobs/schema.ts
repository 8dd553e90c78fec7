import { z } from 'zod'

/** Every job with the schema of its data: ids only, the handler reads the rest anew when it runs. */
export const jobSchemas = {
  'notices.mail': z.strictObject({ noticeId: z.uuid() }),
} as const satisfies Record<string, z.ZodType>

export type JobName = keyof typeof jobSchemas
export type JobData<N extends JobName> = z.output<(typeof jobSchemas)[N]>
