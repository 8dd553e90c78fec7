import { createHash } from 'node:crypto'
import type { FrozenField } from '@/lib/regulator/model'
import { canonicalJson } from '@/lib/timeline/canonical'

/** SHA-256 of the form's fields as canonical JSON, in hexadecimal: what was read is what is filed. */
export function formHash(fields: readonly FrozenField[]): string {
  return createHash('sha256').update(canonicalJson(fields), 'utf8').digest('hex')
}
