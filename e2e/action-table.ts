import type { ActionCase } from './action-case'
import { clockCases } from './action-rows-clocks'
import type { ActionCall } from './server-actions'
import { noId, type World } from './world'

const everyone = 'rui bo ana priya sam clara dana emil ada'
/** Auditors read: they file nothing, add nothing and let nobody in. */
const filers = 'rui bo ana priya sam clara dana ada'
const onIncident = ['open', 'restricted', 'nowhere'] as const
const onProgram = ['open', 'nowhere'] as const
const reason = 'The door was tried.'
/** A version that never was: who may change it is told of a conflict, and nothing changes. */
const stale = { expectedVersion: '999999' }

type Form = NonNullable<ActionCall['form']>
type Row = Omit<ActionCase, 'at' | 'call'> & { readonly form: Form; readonly formAlone?: boolean }

function onIncidents(rows: readonly Row[]): ActionCase[] {
  return rows.map(({ form, formAlone = false, ...row }) => ({
    ...row,
    at: onIncident,
    call: (world, at) => ({
      form: { incidentId: world.incidentId[at], reference: world.places[at].incident, ...form },
      formAlone,
    }),
  }))
}

const everyonesNotes = { holds: filers, reaches: 'bo ana priya sam clara dana' }
const triage = { holds: 'bo ana', reaches: 'bo ana' }
const kinds: readonly (Row & { kind: string })[] = [
  { action: 'addEntryAction', kind: 'note', ...everyonesNotes, form: {} },
  { action: 'addEntryAction', kind: 'decision', holds: 'bo ana clara dana', reaches: 'bo ana clara dana', form: {} },
  { action: 'addEntryAction', kind: 'action', ...triage, form: {} },
  { action: 'addEntryAction', kind: 'observation', ...triage, form: {} },
  { action: 'addEntryAction', kind: 'containment', ...triage, form: {} },
  {
    action: 'addEntryAction',
    kind: 'communication',
    holds: 'bo ana sam',
    reaches: 'bo ana sam',
    form: { counterpart: 'A door' },
  },
]
const entries = kinds.map((row) => ({ ...row, form: { ...row.form, kind: row.kind, text: reason } }))

const finding = {
  ...{ systems: 'doors', 'sources.0.name': 'hinges', windowFrom: '2026-01-01T00:00', windowTo: '2027-01-01T00:00' },
  ...{ method: 'Looked.', coveragePercent: '50', reviewer: 'A reviewer', outcome: 'inconclusive', text: reason },
  // A finished review of time to come: whoever may record findings is told that it can't be.
  finished: 'on',
}
/** Counsel write to authorities alone: what is for others they may read, not write. */
const writers = 'bo ana sam clara'
const drafts = { holds: writers, reaches: 'bo ana sam' }
const finders = { holds: 'bo ana clara', reaches: 'bo ana clara' }
const notifiers = { holds: 'bo ana sam clara', reaches: 'bo ana sam clara' }
const [past, later] = ['2026-01-01T00:00', '2099-01-01T00:00']
const facts: readonly Row[] = [
  { action: 'recordCauseAction', ...finders, form: { text: reason, state: 'hypothesis' } },
  { action: 'recordBoundsAction', ...finders, form: { which: 'start', from: past, basis: 'log' } },
  { action: 'recordCountAction', ...finders, form: { unit: 'people', low: '1', method: 'Counted.' } },
  { action: 'recordLogSourceAction', ...finders, form: { name: 'hinges' } },
  // Nobody, and no such entries: whoever may record facts is told so.
  { action: 'openQuestionAction', ...finders, form: { question: reason, ownerId: noId, due: later } },
  { action: 'answerQuestionAction', ...finders, form: { question: '999999', text: reason } },
  { action: 'impugnEvidenceAction', ...finders, form: { entry: '999999', why: 'superseded', text: reason } },
  {
    action: 'recordNotificationAction',
    ...notifiers,
    form: { recipientClass: 'other', recipient: 'A door', sentAt: past },
  },
]

const draft = { title: 'Words to try doors with', audience: '', body: 'We look into it.' }

const answering = { holds: 'clara', reaches: 'clara' }
/** Of a form that nobody read: whoever may file is told to read it first. */
const filing = { phase: 'initial', authority: 'A door', filedAt: '2026-01-01T00:00', zone: 'UTC' }

const incidentCases = onIncidents([
  ...entries,
  ...entries.map((row) => ({ ...row, action: 'addEntryFromScriptAction', formAlone: true })),
  { action: 'changeSeverityAction', ...triage, form: { to: '1', reason, ...stale } },
  // Nobody has said what data it is: whoever may ask is told so.
  { action: 'suggestSeverityAction', ...triage, form: {} },
  { action: 'changeStatusAction', ...triage, form: { to: 'investigating', reason, ...stale } },
  { action: 'changeExposureAction', ...triage, form: { reason, ...stale } },
  { action: 'assignRoleAction', ...triage, form: { role: 'scribe', personId: noId } },
  { action: 'linkProgramAction', ...triage, form: { programId: noId } },
  { action: 'recordFieldAction', ...answering, form: { field: 'dpo', mode: 'text', text: reason, ...stale } },
  { action: 'fileFormAction', ...answering, form: { ...filing, formHash: '0'.repeat(64) } },
  { action: 'addMemberAction', holds: filers, reaches: 'bo ana', form: { personId: noId } },
  { action: 'correctEntryAction', ...everyonesNotes, form: { seq: '999999', reason, text: reason } },
  ...facts,
  { action: 'recordFindingAction', holds: 'bo ana clara', reaches: 'bo ana clara', form: finding },
  {
    action: 'draftAction',
    kind: 'holding',
    holds: writers,
    reaches: 'bo ana sam',
    form: { kind: 'holding', ...draft },
  },
  {
    ...{ action: 'draftAction', kind: 'regulator_notification', holds: writers, reaches: writers },
    form: { kind: 'regulator_notification', ...draft },
  },
])

function onStatements(rows: readonly (Omit<Row, 'reaches'> & { readonly reaches?: string })[]): ActionCase[] {
  return rows.map(({ form, holds, reaches = holds, ...row }) => ({
    ...{ ...row, holds, reaches, at: onIncident },
    call: (world, at) => ({
      form: { statementId: world.statementId[at], reference: world.places[at].statement, ...form },
    }),
  }))
}

const textHash = '0'.repeat(64)
const review = { textHash, decision: 'approved', reason: '' }
const statementCases = onStatements([
  { action: 'reviseAction', ...drafts, form: { ...draft, note: '', ...stale } },
  { action: 'rephraseAction', ...drafts, form: { body: draft.body } },
  { action: 'refreshAction', ...drafts, form: stale },
  { action: 'submitAction', ...drafts, form: stale },
  { action: 'correctAction', ...drafts, form: {} },
  { action: 'correctAction', kind: 'retraction', ...drafts, form: { choice: 'retract', retract: reason } },
  { action: 'reviewAction', kind: 'comms', holds: 'sam', form: { role: 'comms', ...review } },
  { action: 'reviewAction', kind: 'legal', holds: 'clara', form: { role: 'legal', ...review } },
  { action: 'reviewAction', kind: 'security', holds: 'bo ana', form: { role: 'security', ...review } },
  { action: 'reviewAction', kind: 'privacy', holds: 'clara', form: { role: 'privacy', ...review } },
  { action: 'reviewAction', kind: 'hr', holds: 'dana', form: { role: 'hr', ...review } },
  { action: 'reviewAction', kind: 'account', holds: 'dana', form: { role: 'account', ...review } },
  { action: 'reviewAction', kind: 'lead', holds: 'bo ana sam clara dana', form: { role: 'lead', ...review } },
  { action: 'takeAction', holds: 'bo ana sam', form: {} },
  { action: 'waiveMarkAction', holds: 'clara', form: { rule: 'L21', sentenceHash: textHash, reason } },
  { action: 'dismissMarkAction', holds: writers, form: { rule: 'L07', sentenceHash: textHash, reason } },
  {
    action: 'trackPromiseAction',
    holds: writers,
    form: { sentenceHash: textHash, ownerId: noId, due: '2100-01-01T00:00', zone: 'UTC' },
  },
  { action: 'publishAction', holds: 'sam', form: { textHash, channel: 'Door', confirm: 'STM-00000' } },
  { action: 'setEmbargoAction', holds: 'sam', form: { until: '2020-01-01T00:00', zone: 'UTC' } },
  { action: 'scheduleReleaseAction', holds: 'sam', form: { textHash, channel: 'Door', confirm: 'STM-00000' } },
  { action: 'cancelReleaseAction', holds: 'sam', form: {} },
])

type ProgramForm = (world: World) => Form
function onPrograms(which: 'program' | 'stopped', rows: readonly [string, string, ProgramForm][]): ActionCase[] {
  return rows.map(([action, holds, form]) => ({
    ...{ action, holds, reaches: holds, at: onProgram },
    call: (world, at) => {
      const { id, slug } = world[which]
      return { form: { programId: at === 'open' ? id : noId, slug, ...form(world) } }
    },
  }))
}

const pausers = 'bo ana priya clara'
const programCases = [
  ...onPrograms('program', [
    ['pauseAction', pausers, () => ({ incidentId: '', reason })],
    ['releaseLockAction', pausers, ({ program }) => ({ lockId: program.lockId, reason, confirm: 'not its name' })],
    ['offerLockAction', pausers, ({ program }) => ({ lockId: program.lockId, toId: noId, note: '' })],
    ['acceptLockAction', pausers, ({ program: { lockId, offerId } }) => ({ lockId, offerId })],
    ['endLockOfferAction', pausers, ({ program: { lockId, offerId } }) => ({ lockId, offerId, reason })],
    [
      'requestLockBreakAction',
      'bo ana clara',
      ({ program: { lockId } }) => ({ lockId, reason, attempts: 'Called\nCalled again', evidence: reason }),
    ],
    [
      'approveLockBreakAction',
      'bo ana clara',
      ({ program: { lockId, breakId: requestId } }) => ({ lockId, requestId, confirm: 'not its name' }),
    ],
    ['endLockBreakAction', pausers, ({ program: { lockId, breakId } }) => ({ lockId, requestId: breakId, reason })],
    [
      'acknowledgeLockBreakAction',
      pausers,
      ({ program: { lockId, breakId } }) => ({ lockId, requestId: breakId, note: '' }),
    ],
    ['confirmByHandAction', pausers, ({ program }) => ({ collectorId: program.collector, reason, evidence: reason })],
    ['retryCollectorsAction', pausers, ({ program }) => ({ collectorId: program.collector })],
    [
      'escalateCollectorAction',
      pausers,
      ({ program }) => ({ collectorId: program.collector, personId: noId, note: reason }),
    ],
    ['retireCollectorAction', 'priya ada', ({ program }) => ({ collectorId: program.collector, reason })],
    ['bringCollectorBackAction', 'priya ada', ({ program }) => ({ collectorId: program.collector, reason })],
    ['addSafeguardAction', 'priya ada', () => ({ title: 'Another', promise: 'Doors are shut.' })],
    [
      'verifySafeguardAction',
      'bo ana clara',
      ({ program }) => ({ safeguardId: program.safeguardId, evidence: reason, expiresAt: '' }),
    ],
    ['failSafeguardAction', pausers, ({ program }) => ({ safeguardId: program.safeguardId, evidence: reason })],
    [
      'decideQuarantineAction',
      'bo ana clara',
      ({ program }) => ({ batchIds: program.batchId, decision: 'destroy', reason }),
    ],
    [
      'scheduleSafeguardAction',
      'priya ada',
      ({ program }) => ({ safeguardId: program.safeguardId, reverifyDays: '90' }),
    ],
    ['switchRuleAction', 'priya ada', () => ({ rule: 'safeguard', on: 'on', reason })],
    ['createTokenAction', 'priya ada', () => ({ tokenName: 'Another' })],
    ['revokeTokenAction', 'priya ada', ({ program }) => ({ tokenId: program.tokenId })],
    ['retireProgramAction', 'priya ada', () => ({ reason, confirm: 'not its name' })],
    [
      'configureProgramAction',
      'priya ada',
      () => ({ version: '999999', name: 'Doors', purpose: reason, ownerIds: [noId], ttlMs: '15', checkGapMs: '1' }),
    ],
  ]),
  ...onPrograms('stopped', [
    ['approveResumeAction', 'bo ana clara', ({ stopped }) => ({ requestId: stopped.requestId, contentHash: textHash })],
    ['applyResumeAction', 'priya', ({ stopped }) => ({ requestId: stopped.requestId, confirm: 'not its name' })],
    ['stepRampAction', 'priya', () => ({ epoch: '2' })],
    ['stepBackAction', pausers, () => ({ epoch: '2', to: '1', reason })],
    ['requestResumeAction', 'priya', () => ({ note: '', plan: 'once' })],
    ['withdrawResumeAction', 'priya', ({ stopped }) => ({ requestId: stopped.requestId, reason })],
  ]),
]

/** Names nothing that could be somebody else's; `null` calls it without a form. */
function alone(
  action: string,
  holds: string,
  form: Form | null,
  bound: (world: World) => readonly unknown[] = () => [],
): ActionCase {
  return {
    ...{ action, holds, reaches: holds, at: ['open'] },
    call: (world) => ({ bound: bound(world), ...(form ? { form, formAlone: action.includes('FromScript') } : {}) }),
  }
}

const keyHolders = 'bo ana priya sam clara dana ada'
const ofPerson = (world: World) => [world.guest.id]
const otherCases = [
  alone('fileIncidentAction', filers, { title: 'A door', drill: 'on' }),
  alone('fileFromScriptAction', filers, { title: 'A door', drill: 'on' }),
  alone('registerProgramAction', 'priya ada', { name: 'Another door', purpose: reason }),
  alone('searchAction', everyone, null, () => ['door']),
  alone('createKeyAction', keyHolders, { name: 'A door', scopes: 'incidents:read', lifetimeDays: '30' }),
  alone('changePasswordAction', everyone, { current: 'x', next: 'a door and a window', repeat: 'a door and a window' }),
  alone('inviteAction', 'ada', { email: 'door@example.org' }),
  alone('revokeInvitationAction', 'ada', null, (world) => [world.guest.invitationId]),
  // The number that stands: nothing changes.
  alone('setPeopleThresholdAction', 'ada', { people: '10000', reason }),
  alone('addWebhookAction', 'ada', { name: 'A door', url: 'https://door.example/' }),
  { ...alone('removeWebhookAction', 'ada', null, () => [noId]), at: ['nowhere'] as const },
  alone('configureRegimeAction', 'clara ada', { regime: 'circia', enabled: 'on', note: '' }),
  alone('configureCountingAction', 'clara ada', { zone: 'UTC', targetHoursOf72: '48', decisionDueHours: '24' }),
  alone('setRolesAction', 'ada', {}, ofPerson),
  alone('disableAction', 'ada', null, ofPerson),
  alone('enableAction', 'ada', null, ofPerson),
  // A version that never was: nothing is changed.
  alone('saveTemplateAction', 'sam ada', { kind: 'holding', body: 'x', note: '', expectedNumber: '999999' }),
  alone('resetTemplateAction', 'sam ada', { kind: 'holding', note: '', expectedNumber: '999999' }),
  { ...alone('retryJobAction', 'ada', null, () => [noId]), at: ['nowhere'] as const },
  { ...alone('dropJobAction', 'ada', null, () => [noId]), at: ['nowhere'] as const },
]

export const actionCases: readonly ActionCase[] = [
  ...incidentCases,
  ...clockCases,
  ...statementCases,
  ...programCases,
  ...otherCases,
]

/** Actions on one's own session, keys and notices, or without an account: each has a test of its own. */
export const ownActions: Readonly<Record<string, Pick<ActionCall, 'bound' | 'form'>>> = {
  signOutAction: {},
  leaveEverywhereAction: {},
  endSessionAction: { bound: [noId] },
  revokeKeyAction: { bound: [noId] },
  makeFeedAction: { form: {} },
  revokeFeedAction: {},
  openNoticeAction: { bound: [noId] },
  acknowledgeNoticeAction: { bound: [noId] },
  markReadAction: { bound: [noId] },
  markAllReadAction: {},
  joinAction: {
    bound: ['no-such-link'],
    form: { name: 'Door', password: 'a door and a window', repeat: 'a door and a window' },
  },
}
