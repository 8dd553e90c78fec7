import { judgmentLabel } from '@/lib/clocks/judgments'
import type { Mark } from '@/lib/clocks/model'
import { findRegime } from '@/lib/clocks/regimes/registry'
import type { ShownState } from '@/lib/clocks/view'

export const stateWords: Readonly<Record<ShownState, string>> = {
  anchor_missing: 'Anchor missing',
  running: 'Running',
  soon: 'Less than a quarter left',
  overdue: 'Overdue',
  no_number: 'Without undue delay',
  met: 'Met',
  late: 'Late, with reasons',
  not_required: 'Not required',
  superseded: 'Superseded',
}

/** How far a legal row was checked. */
export const markWords: Readonly<Record<Mark, string>> = {
  V: 'The primary text was read',
  S: 'Read in a secondary source',
  M: 'Not checked: treat it as a hypothesis',
  D: 'Our own decision, published nowhere',
}

/** What is missing, in words: `“Aware”`, or the notification that one counts from. */
export function missingWords(missing: readonly string[]): string {
  const names = missing.map((key) => {
    const [kind = key, duty] = key.split(':')
    return `“${judgmentLabel(kind)}”${duty ? ` (${duty})` : ''}`
  })
  return `No entry says ${names.join(' and ')}.`
}

export const lawName = (id: string | null) => (id ? (findRegime(id)?.title ?? id) : 'every law')
