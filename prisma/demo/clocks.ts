import { standdown } from '@/lib/auth/model'
import { assessRegime, openAssessments } from '@/lib/clocks/commands/assess'
import { configureCounting, configureRegime } from '@/lib/clocks/commands/configure'
import { recordJudgment } from '@/lib/clocks/commands/judge'
import { setPeopleThreshold } from '@/lib/severity/commands/threshold'
import type { Calendar } from './calendar'
import { caseText } from './case-text'
import type { People } from './programs'

const notOurs = [
  ...['hipaa', 'nydfs', 'new-york', 'texas', 'pipeda', 'australia-ndb', 'india-cert-in', 'india-dpdp'],
  ...['singapore-pdpa', 'brazil-lgpd', 'japan-appi', 'china-cac'],
]

/** How the workplace counts and grades: where it is at home, which laws it never has to ask about, and what many people are. */
export async function setWorkplace({ ada, clara }: People, calendar: Calendar): Promise<void> {
  const set = { asOf: calendar.daysAgo(118) }
  await setPeopleThreshold(ada, { people: 10_000, reason: caseText.threshold }, set)
  for (const regime of notOurs) await configureRegime(clara, { regime, enabled: false, note: caseText.elsewhere }, set)
  await configureRegime(clara, { regime: 'dora', enabled: false, note: caseText.noBank }, set)
  const counting = { zone: 'Europe/Berlin', calendar: 'eu-de', targetHoursOf72: 60, decisionDueHours: 72 } as const
  await configureCounting(clara, counting, set)
}

interface Stage {
  readonly people: People
  readonly calendar: Calendar
  readonly incidentId: string
}

/** What counsel judged on the first day, and the law whose clock runs from it; the other laws wait for a decision. */
export async function judge({ people, calendar, incidentId }: Stage): Promise<void> {
  const { ana, clara } = people
  const zone = 'Europe/Berlin'
  await openAssessments(standdown, { incidentId }, { asOf: calendar.into(10, 6) })
  const discovered = {
    kind: 'discovered',
    at: calendar.into(0, -20).toISOString(),
    reason: caseText.discovered,
  } as const
  await recordJudgment(ana, { incidentId, zone, ...discovered }, { asOf: calendar.into(10, 8) })
  const aware = { kind: 'aware', at: calendar.into(0, 13).toISOString(), reason: caseText.aware } as const
  await recordJudgment(clara, { incidentId, zone, ...aware }, { asOf: calendar.into(10, 12) })
  const applies = { regime: 'gdpr', decision: 'applies', reason: caseText.gdprApplies } as const
  await assessRegime(clara, { incidentId, ...applies }, { asOf: calendar.into(10, 15) })
  const not = { regime: 'uk-gdpr', decision: 'does_not_apply', reason: caseText.ukOut } as const
  await assessRegime(clara, { incidentId, ...not }, { asOf: calendar.into(10, 18) })
}
