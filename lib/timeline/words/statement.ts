import { correctionTypeWords } from '@/lib/statements/corrections'
import { sayEmbargo } from '@/lib/statements/embargo'
import type { StatementEvents, UnsettledClaim } from '@/lib/statements/events'
import { approvalRoleWords, statementKindRules } from '@/lib/statements/model'
import { formatTime } from '@/lib/time'
import { factsOf, type Words } from './words'

type Describe<E> = { readonly [K in keyof E]: (payload: E[K]) => Words }

const named = ({ reference, title }: { reference: string; title: string }) => `${reference} “${title}”`

function because(claims: readonly UnsettledClaim[]): string {
  return claims.map(({ reason, bySeq }) => (bySeq === null ? reason : `${reason} (entry ${bySeq})`)).join('\n')
}

/** How each kind of a statement's entries reads on the incident's timeline. */
export const statementWords: Describe<StatementEvents> = {
  'statement.drafted': (payload) => ({
    title: `${statementKindRules[payload.kind].label} ${named(payload)} drafted`,
    ...(payload.reason ? { text: payload.reason } : {}),
    facts: factsOf(
      ['Corrects', payload.corrects],
      ['It is', payload.correctionType ? correctionTypeWords[payload.correctionType] : null],
    ),
  }),
  'statement.revised': (payload) => ({
    title: `Statement ${named(payload)}: version ${payload.number} written`,
    ...(payload.note ? { text: payload.note } : {}),
  }),
  'statement.submitted': (payload) => ({
    title: `Statement ${named(payload)}: version ${payload.number} submitted for approval`,
    facts: factsOf(['Hash', payload.textHash]),
  }),
  'statement.approved': (payload) => ({
    title: `Statement ${named(payload)}: version ${payload.number} approved for ${approvalRoleWords[payload.role]}`,
    facts: factsOf(['Hash', payload.textHash]),
  }),
  'statement.changes_requested': (payload) => ({
    title: `Statement ${named(payload)}: ${approvalRoleWords[payload.role]} asks for changes to version ${payload.number}`,
    text: payload.reason,
  }),
  'statement.mark_waived': (payload) => ({
    title: `Statement ${named(payload)}: ${payload.rule} ${payload.severity === 'block' ? 'waived' : 'dismissed'} for one sentence`,
    text: payload.sentence,
    facts: factsOf(['Reason', payload.reason || null]),
  }),
  'statement.promise_tracked': (payload) => ({
    title: `Statement ${named(payload)}: a promise is kept by ${payload.ownerName}`,
    text: payload.sentence,
    facts: factsOf(['Due', payload.due]),
  }),
  'statement.published': (payload) => ({
    title: `Statement ${named(payload)} published: version ${payload.number}`,
    text: payload.text,
    facts: factsOf(
      ['Channel', payload.channel],
      ['Hash', payload.textHash],
      ['Evidence', payload.evidence.map((seq) => `entry ${seq}`).join(', ')],
    ),
  }),
  'statement.went_stale': (payload) => ({
    title: `Statement ${named(payload)} went stale`,
    text: because(payload.claims),
  }),
  'statement.embargoed': (payload) => ({
    title: payload.until
      ? `Statement ${named(payload)} not public until ${sayEmbargo({ at: new Date(payload.until), zone: payload.zone })}`
      : `Statement ${named(payload)}: embargo lifted`,
  }),
  'statement.release_scheduled': (payload) => ({
    title: `Statement ${named(payload)}: version ${payload.number} is to be published by itself`,
    facts: factsOf(['At', formatTime(payload.at, 'UTC')], ['Hash', payload.textHash]),
  }),
  'statement.release_cancelled': (payload) => ({
    title: `Statement ${named(payload)}: its publication by itself called off`,
  }),
  'statement.release_failed': (payload) => ({
    title: `Statement ${named(payload)} was not published at its time`,
    text: payload.reason,
  }),
  'statement.template_saved': ({ kind, number, reset, note }) => ({
    title: `Template of ${statementKindRules[kind].label}: ${reset ? 'the shipped text put back' : `version ${number} saved`}`,
    ...(note ? { text: note } : {}),
  }),
  'statement.correction_due': (payload) => ({
    title: `Statement ${named(payload)}: a correction is due ${formatTime(payload.targetAt, 'UTC')}`,
    facts: factsOf(['For', payload.audience], ['Contradicted by', `entry ${payload.bySeq}`]),
  }),
  'statement.contradicted': (payload) => ({
    title: `Statement ${named(payload)} is contradicted`,
    text: because(payload.claims),
  }),
}
