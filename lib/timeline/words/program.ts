import type { ProgramEvents } from '@/lib/programs/events'
import { planWords } from '@/lib/programs/plan-words'
import { selfPauseWords } from '@/lib/programs/rule-words'
import { formatDuration, formatTime } from '@/lib/time'
import { ingestWords } from './ingest'
import { lockWords } from './locks'
import { factsOf, type Words } from './words'

type Describe<E> = { readonly [K in keyof E]: (payload: E[K]) => Words }

const names = (collectors: readonly { externalId: string }[]) =>
  collectors.map(({ externalId }) => externalId).join(', ')
const counted = (n: number) => (n === 1 ? '1 collector' : `${n.toLocaleString('en')} collectors`)

const interval = (days: number | null) =>
  days === null ? 'when somebody sees to it' : days === 1 ? 'every day' : `every ${days} days`

/** How each kind of a program's entries reads, on its own timeline and on those of the incidents that it is linked to. */
export const programWords: Describe<ProgramEvents> = {
  'program.registered': ({ program, purpose }) => ({ title: `${program.name} registered`, text: purpose }),
  'program.configured': ({ program, changes }) => ({
    title: `${program.name} configured`,
    facts: factsOf(...changes.map(({ field, from, to }) => [field, `${from || 'empty'} → ${to || 'empty'}`] as const)),
  }),
  ...lockWords,
  ...ingestWords,
  'program.paused': ({ program, collectors, leasesOverAt }) => ({
    title:
      collectors === 0
        ? `${program.name} pausing: no collector to stop`
        : `${program.name} pausing: ${counted(collectors)} to stop, the last lease ends ${formatTime(leasesOverAt, 'UTC', 'seconds')}`,
  }),
  'program.restored': ({ program, epoch, leasesOverAt }) => ({
    title: `${program.name} stopped: the database was restored`,
    text: `A pause may have been lost with it. Epoch ${epoch}; every lease from before is over at ${formatTime(leasesOverAt, 'UTC', 'seconds')}.`,
  }),
  'program.collectors_enrolled': ({ program, collectors }) => ({
    title: `${program.name}: ${counted(collectors.length)} enrolled`,
    facts: factsOf(['Collectors', names(collectors)]),
  }),
  'program.collectors_confirmed': ({ program, collectors }) => ({
    title: `${program.name}: ${counted(collectors.length)} confirmed`,
    facts: factsOf(['Collectors', names(collectors)]),
  }),
  'program.stop_failed': ({ program, collector }) => ({
    title: `${program.name}: ${collector.externalId} reports that it could not stop`,
  }),
  'program.leases_expired': ({ program, count, collectors }) => ({
    title: `${program.name}: ${counted(count)} stopped by the end of the lease`,
    facts: factsOf(['Collectors', names(collectors)]),
  }),
  'program.confirmed_by_hand': ({ program, collector, reason, evidence }) => ({
    title: `${program.name}: ${collector.externalId} confirmed by hand`,
    text: reason,
    facts: factsOf(['Evidence', evidence]),
  }),
  'program.collectors_retried': ({ program, count, collectors }) => ({
    title: `${program.name}: the stop was sent again to ${counted(count)}`,
    facts: factsOf(['Collectors', names(collectors)]),
  }),
  'program.collector_escalated': ({ program, collector, personName, note }) => ({
    title: `${program.name}: ${collector.externalId} escalated to ${personName}`,
    text: note,
  }),
  'program.collector_retired': ({ program, collector, reason }) => ({
    title: `${program.name}: ${collector.externalId} retired`,
    text: reason,
  }),
  'program.collector_brought_back': ({ program, collector, reason }) => ({
    title: `${program.name}: ${collector.externalId} brought back`,
    text: reason,
  }),
  'program.collectors_exported': ({ program, filter, columns, count }) => ({
    title: `${program.name}: ${counted(count)} exported`,
    facts: factsOf(['Filter', filter || 'none'], ['Columns', columns.join(', ')]),
  }),
  'program.retired': ({ program, reason }) => ({ title: `${program.name} retired`, text: reason }),
  'program.pause_completed': ({ program, confirmed, expired, manual, tookMs }) => ({
    title:
      confirmed + expired + manual === 0
        ? `${program.name} paused: no collector was known`
        : `${program.name} paused after ${formatDuration(tookMs)}: ${confirmed} confirmed, ${expired} by end of lease, ${manual} by hand`,
  }),
  'program.resume_requested': ({ program, note, plan }) => ({
    title: `Resume of ${program.name} requested`,
    text: note,
    // Requests of the first version named no plan that can be read here.
    facts: factsOf(['Plan', plan ? planWords(plan) : null]),
  }),
  'program.resume_approved': ({ program, asRole, complete }) => ({
    title: `Resume of ${program.name} approved as ${asRole}${complete ? '; all approvals are given' : ''}`,
  }),
  'program.resume_withdrawn': ({ program, reason }) => ({
    title: `Resume request for ${program.name} withdrawn`,
    text: reason,
  }),
  'program.resume_voided': ({ program, reason }) => ({
    title: `Resume request for ${program.name} void`,
    text: reason,
  }),
  'program.resume_scheduled': ({ program, percent, startsAt }) => ({
    title: `${program.name} resumes at ${percent} % on ${formatTime(startsAt, 'UTC', 'seconds')}`,
  }),
  'program.resumed': ({ program, percent }) => ({ title: `${program.name} resumed at ${percent} %` }),
  'program.ramp_stepped': ({ program, percent, automatic }) => ({
    title: `${program.name} ramped to ${percent} %${automatic ? ', by itself after its soak' : ''}`,
  }),
  'program.ramp_stepped_back': ({ program, from, percent, reason }) => ({
    title: `${program.name} taken back from ${from} to ${percent} %`,
    text: reason,
  }),
  'program.safeguard_added': ({ program, title, required }) => ({
    title: `${program.name}: ${required ? 'required ' : ''}safeguard “${title}” added`,
  }),
  'program.safeguard_verified': ({ program, title, evidence }) => ({
    title: `${program.name}: safeguard “${title}” verified`,
    text: evidence,
  }),
  'program.safeguard_failed': ({ program, title, evidence }) => ({
    title: `${program.name}: safeguard “${title}” failed`,
    text: evidence,
  }),
  'program.safeguard_expired': ({ program, title, expiresAt }) => ({
    title: `${program.name}: verification of safeguard “${title}” expired ${formatTime(expiresAt, 'UTC')}`,
  }),
  'program.safeguard_scheduled': ({ program, title, from, to, expiresAt }) => ({
    title: `${program.name}: safeguard “${title}” is verified again ${interval(to)}`,
    facts: factsOf(['Before', interval(from)], ['Holds until', expiresAt && formatTime(expiresAt, 'UTC')]),
  }),
  'program.rule_switched': ({ program, rule, on, reason }) => ({
    title: `${program.name}: ${selfPauseWords[rule].rule} switched ${on ? 'on' : 'off'}`,
    text: reason,
  }),
  'program.token_created': ({ program, name, prefix, group }) => ({
    title: `${program.name}: token ${name} (${prefix}…) made${group ? ` for the group ${group}` : ''}`,
  }),
  'program.token_revoked': ({ program, name, prefix }) => ({
    title: `${program.name}: token ${name} (${prefix}…) revoked`,
  }),
}
