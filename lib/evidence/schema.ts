import { z } from 'zod'
import { cleanFileName } from '@/lib/evidence/model'
import { text } from '@/lib/schema'

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/i, 'A SHA-256 is 64 hexadecimal digits.')
  .toLowerCase()

export const addEvidenceInput = z.strictObject({
  incidentId: z.uuid(),
  fileName: z.string().transform(cleanFileName),
  mediaType: z.string().max(100),
  sizeBytes: z.int().min(1, 'This file is empty.'),
  sha256,
  note: text(0, 2000).default(''),
})

/** What a browser or a script says about the file that it sends as the body. */
export const uploadHeaders = z.object({
  length: z.coerce.number().int().nonnegative().nullable(),
  sha256: sha256.nullable(),
})

export const uploadSearch = z.object({
  name: z.string().min(1, 'Say the file’s name as ?name=.').max(1000),
  note: z.string().default(''),
})
