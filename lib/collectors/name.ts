import { z } from 'zod'

/** Controls, format characters, lone surrogates, line separators, and what is drawn as nothing. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

/**
 * The name of a collector or of its boot, kept exactly as sent: 1 to 200 UTF-16 units, no space at either end, nothing
 * invisible. What passes here is never changed later, so a collector is found again under what it calls itself.
 */
export const collectorName = z
  .string()
  .min(1)
  .max(200)
  .refine((value) => value === value.trim(), 'No space at the beginning or the end.')
  .refine((value) => !invisible.test(value), 'No invisible characters.')
