import { z } from 'zod'

export const adoptDatabaseInput = z.strictObject({
  identity: z.string().regex(/^[0-9A-F-]{3,80}$/i),
  /** Programs that were stopped because the database was a restored one. */
  stopped: z.int().min(0),
})
