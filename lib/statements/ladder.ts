import type { AccessAction } from '@/lib/incidents/facts'

/** What was done with the data, least first. A text never says a higher step than the record holds. */
export const ladder = ['reachable', 'listed', 'opened', 'copied', 'left'] as const
export type LadderStep = (typeof ladder)[number]

/** The one way in which each step is said. */
export const stepWords: Readonly<Record<LadderStep, string>> = {
  reachable: 'could be reached',
  listed: 'was listed',
  opened: 'was opened',
  copied: 'was copied',
  left: 'left the company',
}

const stepOf: Readonly<Record<AccessAction, LadderStep>> = {
  list: 'listed',
  read: 'opened',
  copy: 'copied',
  export: 'left',
}

/** The steps that a finding of access records, each once, least first. */
export function stepsOf(actions: readonly AccessAction[]): LadderStep[] {
  return ladder.filter((step) => actions.some((action) => stepOf[action] === step))
}

const participles: Readonly<Partial<Record<LadderStep, string>>> = {
  listed: 'listed',
  opened: 'opened',
  copied: 'copied',
}

/** `was listed and opened by ACTORS and left the company`, of exactly these steps; null of none. */
export function saySteps(steps: readonly LadderStep[], actors: string): string | null {
  const done = steps.flatMap((step) => participles[step] ?? [])
  const left = steps.includes('left')
  if (done.length === 0) return left ? `${stepWords.left} through ${actors}` : null
  const last = done.at(-1) ?? ''
  const listed = done.length === 1 ? last : `${done.slice(0, -1).join(', ')} and ${last}`
  return `was ${listed} by ${actors}${left ? ` and ${stepWords.left}` : ''}`
}
