import type { z } from 'zod'
import { textOf, textOrNull } from '@/lib/form-values'
import { readExposure } from '@/lib/incidents/filing-form'
import type { IncidentRole, IncidentStatus } from '@/lib/incidents/model'
import type {
  assignRoleInput,
  changeExposureInput,
  changeSeverityInput,
  changeStatusInput,
  correctEntryInput,
} from '@/lib/incidents/schema'

const incidentId = (form: FormData) => textOf(form, 'incidentId')
const whole = (form: FormData, name: string) => Number(textOrNull(form, name) ?? Number.NaN)

export function readSeverityChange(form: FormData): z.input<typeof changeSeverityInput> {
  return {
    incidentId: incidentId(form),
    to: whole(form, 'to'),
    reason: textOf(form, 'reason'),
    difference: textOrNull(form, 'difference'),
    expectedVersion: whole(form, 'expectedVersion'),
  }
}

export function readStatusChange(form: FormData): z.input<typeof changeStatusInput> {
  return {
    incidentId: incidentId(form),
    // The schema refuses a status that there is not.
    to: textOf(form, 'to') as IncidentStatus,
    reason: textOf(form, 'reason'),
    duplicateOf: textOrNull(form, 'duplicateOf')?.trim().toUpperCase() ?? null,
    waiver: textOrNull(form, 'waiver'),
    expectedVersion: whole(form, 'expectedVersion'),
  }
}

export function readExposureChange(form: FormData): z.input<typeof changeExposureInput> {
  return {
    incidentId: incidentId(form),
    exposure: readExposure(form),
    reason: textOf(form, 'reason'),
    expectedVersion: whole(form, 'expectedVersion'),
  }
}

export function readRole(form: FormData): z.input<typeof assignRoleInput> {
  return {
    incidentId: incidentId(form),
    // The schema refuses a role that there is not.
    role: textOf(form, 'role') as IncidentRole,
    personId: textOrNull(form, 'personId'),
  }
}

export function readCorrection(form: FormData): z.input<typeof correctEntryInput> {
  return {
    incidentId: incidentId(form),
    seq: whole(form, 'seq'),
    reason: textOf(form, 'reason'),
    text: textOf(form, 'text'),
  }
}
