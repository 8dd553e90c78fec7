import type { FieldMode, Phase } from '@/lib/regulator/model'

/** What is recorded of the form for a supervisory authority, on the incident's stream. */
export interface RegulatorEvents {
  'regulator.field_recorded': {
    readonly field: string
    readonly label: string
    readonly version: number
    readonly mode: FieldMode
    readonly text: string | null
    readonly owner: string | null
    readonly due: string | null
  }
  'regulator.filed': {
    readonly number: number
    readonly phase: Phase
    readonly authority: string
    readonly receipt: string | null
    readonly filedAt: string
    /** SHA-256 of the frozen form as canonical JSON, in hexadecimal. */
    readonly hash: string
    readonly notYetKnown: readonly string[]
  }
}
