import type { SeverityLevel } from '@/lib/incidents/model'
import { type Band, bands, type Modifier, type Stage } from '../model'

/** The level for each stage, by band from LOW to VERY HIGH: never milder to the right or downwards. [D] */
const table: Readonly<Record<Stage, readonly [SeverityLevel, SeverityLevel, SeverityLevel, SeverityLevel]>> = {
  X0: [5, 5, 4, 3],
  X1: [3, 2, 2, 1],
  X2: [3, 2, 1, 1],
  X3: [2, 1, 1, 0],
  X4: [2, 1, 0, 0],
}

/** The level that a stage and a band come to before anything modifies it. */
export function tableLevel(stage: Stage, band: Band): SeverityLevel {
  const [low, medium, high, veryHigh] = table[stage]
  return [low, medium, high, veryHigh][bands.indexOf(band)] ?? veryHigh
}

export interface ModifierFacts {
  readonly people: { readonly low: number | null; readonly high: number | null }
  readonly peopleThreshold: number
  /** Still open, not contained; null while not known. */
  readonly open: boolean | null
  readonly safetyRisk: boolean | null
  readonly minors: boolean | null
  readonly unintelligible: boolean
  readonly keySafe: boolean
}

const worst = ({ low, high }: ModifierFacts['people']) => Math.max(low ?? -1, high ?? -1)

/** What makes the level worse or better. [D] Encryption helps only with a key that was verified safe, and never once data is out. */
export function modifiersOf(facts: ModifierFacts, stage: Stage): Modifier[] {
  const modifiers: Modifier[] = []
  const { peopleThreshold, safetyRisk, minors } = facts
  if (worst(facts.people) >= peopleThreshold)
    modifiers.push({
      ...{ id: 'people', levels: -1 },
      text: `${worst(facts.people).toLocaleString('en')} people may be affected; from ${peopleThreshold.toLocaleString('en')} on it is one level worse`,
    })
  if (facts.open) modifiers.push({ id: 'open', levels: -1, text: 'It is still open: nothing contains it yet' })
  if (safetyRisk || minors)
    modifiers.push({
      ...{ id: 'safety', levels: -2 },
      text: safetyRisk ? 'Somebody’s safety is at risk' : 'Minors are among those affected',
    })
  if (facts.unintelligible && facts.keySafe && stage !== 'X4')
    modifiers.push({
      ...{ id: 'unintelligible', levels: 1 },
      text: 'The data can’t be read, and the key is verified safe',
    })
  return modifiers
}

/**
 * The level after its modifiers, 0 to 5. What makes it worse counts for one level together, and for two where safety or
 * minors are among it.
 */
export function modifiedLevel(level: SeverityLevel, modifiers: readonly Modifier[]): SeverityLevel {
  const worse = modifiers.filter(({ levels }) => levels < 0).reduce((sum, { levels }) => sum + levels, 0)
  const better = modifiers.some(({ levels }) => levels > 0) ? 1 : 0
  const cap = modifiers.some(({ id }) => id === 'safety') ? -2 : -1
  // Clamped to the scale.
  return Math.min(5, Math.max(0, level + Math.max(cap, worse) + better)) as SeverityLevel
}
