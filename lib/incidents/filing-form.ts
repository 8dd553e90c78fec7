import type { z } from 'zod'
import { InvalidInput } from '@/lib/errors'
import { fieldErrors } from '@/lib/failure'
import { listOf, numberOrNull, textOf, textOrNull, textsOf } from '@/lib/form-values'
import { readTime } from '@/lib/incidents/form-times'
import type { IncidentKind } from '@/lib/incidents/model'
import { type exposure, fileIncidentInput } from '@/lib/incidents/schema'

type FilingInput = z.input<typeof fileIncidentInput>

/** The exposure's fields of a form, which are named as in the schema. */
export function readExposure(form: FormData): z.input<typeof exposure> {
  return {
    dataCategories: textsOf(form, 'exposure.dataCategories'),
    populations: listOf(form, 'exposure.populations'),
    intendedAudience: textOf(form, 'exposure.intendedAudience'),
    actualAudience: textOf(form, 'exposure.actualAudience'),
    affectedLow: numberOrNull(form, 'exposure.affectedLow'),
    affectedHigh: numberOrNull(form, 'exposure.affectedHigh'),
    places: [
      ...textsOf(form, 'exposure.places'),
      ...listOf(form, 'exposure.otherPlaces').map((code) => code.toUpperCase()),
    ],
  }
}

/** What the filing form posted as the command's input. Throws InvalidInput with every problem that there is, times included. */
export function readFiling(form: FormData): FilingInput {
  const problems: Record<string, string> = {}
  const severity = textOrNull(form, 'severity')
  const input: FilingInput = {
    title: textOf(form, 'title'),
    summary: textOf(form, 'summary'),
    // The schema refuses a kind that there is not.
    kind: (textOrNull(form, 'kind') ?? undefined) as IncidentKind | undefined,
    severity: severity === null ? null : Number(severity),
    programIds: textsOf(form, 'programIds'),
    exposure: readExposure(form),
    startedAt: readTime(form, 'startedAt', problems),
    detectedAt: readTime(form, 'detectedAt', problems),
    zone: textOrNull(form, 'zone') ?? 'UTC',
    visibility: form.has('restricted') ? 'restricted' : 'open',
    drill: form.has('drill'),
  }
  if (Object.keys(problems).length === 0) return input
  const others = fileIncidentInput.safeParse(input)
  throw new InvalidInput({ ...(others.success ? {} : fieldErrors(others.error)), ...problems })
}
