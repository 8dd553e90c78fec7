import { z } from 'zod'

/** Stands for "without a group" and "without a version" in addresses: no group and no version can be called so. */
export const noValue = '(none)'

/** The version of a collector's software as it says itself: 1 to 60 printable ASCII characters, such as `2.14.0-rc.1`. */
export const agentVersion = z
  .string()
  .regex(/^[\x21-\x7e]{1,60}$/, 'A version has 1 to 60 printable ASCII characters, no space.')
  .refine((version) => version !== noValue, 'This says that there is none.')
