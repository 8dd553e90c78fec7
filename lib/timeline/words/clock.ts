import type { ClockEvents } from '@/lib/clocks/events'
import { judgmentLabel } from '@/lib/clocks/judgments'
import { markSentences } from '@/lib/clocks/mark-words'
import { formatTime } from '@/lib/time'
import { factsOf, type Words } from './words'

type OnIncidents = Omit<
  ClockEvents,
  'regime.setting_changed' | 'counting.setting_changed' | 'calendar_feed.made' | 'calendar_feed.revoked'
>
type Describe<E> = { readonly [K in keyof E]: (payload: E[K]) => Words }

const sentences: Readonly<Record<string, string>> = markSentences
const utc = (iso: string | null) => (iso ? formatTime(iso, 'UTC') : null)

/** How judgments, laws to assess and clocks read on the timeline. */
export const clockWords: Describe<OnIncidents> = {
  'judgment.recorded': ({ kind, regime, at, reason, supersedes }) => ({
    title: `${judgmentLabel(kind)}: ${utc(at)}`,
    text: reason,
    facts: factsOf(['For', regime], ['In place of entry', supersedes === null ? null : String(supersedes)]),
  }),
  'regime.assessment_opened': ({ regimes, owner, decisionDue }) => ({
    title: `To decide whether ${regimes.length === 1 ? 'this law applies' : 'these laws apply'}`,
    facts: factsOf(
      ['Laws', regimes.map(({ title }) => title).join(', ')],
      ['Owner', owner],
      ['Decision due', utc(decisionDue)],
    ),
  }),
  'regime.assessed': ({ title, from, to, reason }) => ({
    title: `${title}: ${to === 'applies' ? 'applies' : 'does not apply'}${from && from !== to ? ', decided anew' : ''}`,
    text: reason,
  }),
  'clock.started': ({ title, version, startsAt, due, anchors, calendar }) => ({
    title: `${title}: ${due ? `due ${utc(due)}` : 'without undue delay, the law names no number'}`,
    facts: factsOf(
      ['Counted from', utc(startsAt)],
      ['Judged in', anchors.length > 0 ? `entry ${anchors.join(', ')}` : null],
      ['Calendar', calendar],
      ['Version', version > 1 ? String(version) : null],
    ),
  }),
  'clock.superseded': ({ title, version, due, reason }) => ({
    title: `${title}: version ${version} no longer counts`,
    text: reason,
    facts: factsOf(['It was due', utc(due)]),
  }),
  'clock.alerted': ({ title, mark, due }) => ({ title: `${title}: ${sentences[mark] ?? mark}; due ${utc(due)}` }),
  'clock.missed': ({ title, due }) => ({ title: `${title}: was due ${utc(due)} and is not recorded as met` }),
  'clock.met': ({ title, metAt, due, receipt, lateReasons }) => ({
    title: `${title}: ${lateReasons ? 'met late' : 'met'}, ${utc(metAt)}`,
    ...(lateReasons ? { text: lateReasons } : {}),
    facts: factsOf(['Receipt', receipt], ['Due', utc(due)]),
  }),
  'clock.not_required': ({ title, reason }) => ({ title: `${title}: not required`, text: reason }),
}
