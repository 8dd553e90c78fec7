import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'
import {
  addNote,
  correctEntry,
  recordAction,
  recordCommunication,
  recordContainment,
  recordDecision,
  recordFinding,
  recordObservation,
} from '@/lib/incidents/commands/entries'
import { fileIncident } from '@/lib/incidents/commands/file'
import { assignRole } from '@/lib/incidents/commands/people'
import { changeExposure, changeSeverity, changeStatus } from '@/lib/incidents/commands/state'
import { confirmByHand, expireLeases } from '@/lib/programs/commands/collectors'
import { recordConfirmations } from '@/lib/programs/commands/confirmations'
import { recordObservation as recordSeenData } from '@/lib/programs/commands/observations'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { failSafeguard } from '@/lib/programs/commands/safeguards'
import type { Calendar } from './calendar'
import { caseText } from './case-text'
import { judge } from './clocks'
import { recordFacts, suggestSeverity } from './facts'
import { type DemoPrograms, demoBoot, gateway, type People } from './programs'

export interface DemoCase {
  readonly id: string
  readonly reference: string
}

interface Stage {
  readonly people: People
  readonly programs: DemoPrograms
  readonly calendar: Calendar
  readonly incidentId: string
}

async function versionOf(id: string): Promise<number> {
  return (await db().incident.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
}

const exposureAtFirst = {
  dataCategories: ['user.behavior.keystrokes', 'user.content.private'],
  populations: ['Employees and contractors'],
  intendedAudience: 'Twelve analysts in the data-access register',
  actualAudience: 'Any company account',
}

async function file({ people, programs, calendar }: Omit<Stage, 'incidentId'>): Promise<DemoCase> {
  return fileIncident(
    people.rui,
    {
      ...{ title: caseText.title, summary: caseText.summary, kind: 'data_exposure', exposure: exposureAtFirst },
      programIds: [programs.insight.id],
      detectedAt: calendar.into(0, -20).toISOString(),
      zone: 'Europe/Berlin',
    },
    { asOf: calendar.into(0) },
  )
}

async function firstQuarter({ people, calendar, incidentId }: Stage): Promise<void> {
  const { ana, bo } = people
  await assignRole(ana, { incidentId, role: 'lead', personId: ana.id }, { asOf: calendar.into(0, 5) })
  await addNote(ana, { incidentId, text: caseText.took }, { asOf: calendar.into(0, 6) })
  const investigating = { incidentId, to: 'investigating', reason: 'Reproduced; two responders are on it.' } as const
  await changeStatus(
    ana,
    { ...investigating, expectedVersion: await versionOf(incidentId) },
    { asOf: calendar.into(0, 7) },
  )
  const observed = { incidentId, text: caseText.observed, occurredAt: calendar.into(0, 9).toISOString() }
  const { seq } = await recordObservation(bo, observed, { asOf: calendar.into(0, 13) })
  await suggestSeverity({ people, calendar, incidentId })
  const graded = { incidentId, to: 2, reason: caseText.graded, difference: caseText.otherGrade } as const
  await changeSeverity(ana, { ...graded, expectedVersion: await versionOf(incidentId) }, { asOf: calendar.into(0, 14) })
  const right = {
    incidentId,
    seq,
    reason: 'Exact count from the directory; the time stands in its own field.',
    text: caseText.observedRight,
  }
  await correctEntry(bo, right, { asOf: calendar.into(0, 16) })
}

/** 39 collectors confirm within seconds, one late, one is silent until its lease ends, one is vouched for by hand. */
async function pause({ people, programs, calendar, incidentId }: Stage): Promise<void> {
  const { id: programId, tokenId, collectors } = programs.insight
  const pausedAt = calendar.into(0, 17)
  const { epoch } = await pauseProgram(
    people.priya,
    { programId, incidentId, reason: caseText.pause },
    { asOf: pausedAt },
  )
  const confirm = async (ids: readonly string[], at: Date) => {
    const lastRecordAt = new Date(pausedAt.getTime() + 40).toISOString()
    const reports = ids.map((collectorId) => ({
      ...({ collectorId, tokenId, bootId: demoBoot, result: 'stopped', source: 'confirm' } as const),
      lastRecordAt,
      inFlight: 0,
      buffered: 0,
    }))
    await recordConfirmations(gateway, { programId, epoch, reports }, { asOf: at })
  }
  const ids = collectors.filter(({ externalId }) => externalId !== 'nightly-batch').map(({ id }) => id)
  await confirm(ids.slice(0, 31), calendar.into(0, 17, 1))
  await confirm(ids.slice(31, 39), calendar.into(0, 17, 2))
  const batchJob = collectors.find(({ externalId }) => externalId === 'nightly-batch')
  if (batchJob)
    await confirmByHand(
      people.priya,
      {
        ...{ programId, collectorId: batchJob.id },
        reason: 'The nightly job is not running at this hour; its schedule is switched off.',
        evidence: 'Scheduler page at 00:17 after filing: job disabled by P. Nair, last run 11 hours before.',
      },
      { asOf: calendar.into(0, 17, 4) },
    )
  await expireLeases(
    gateway,
    { programId, epoch, committedBy: pausedAt.toISOString() },
    { asOf: calendar.into(0, 17, 12) },
  )
  await confirm(ids.slice(39, 40), calendar.into(0, 17, 40))
}

async function contain({ people, calendar, incidentId }: Stage): Promise<void> {
  const { ana, bo } = people
  await recordAction(ana, { incidentId, text: caseText.action }, { asOf: calendar.into(0, 31) })
  await recordContainment(bo, { incidentId, text: caseText.contained }, { asOf: calendar.into(0, 44) })
  const contained = { incidentId, to: 'contained', reason: caseText.containedStatus } as const
  await changeStatus(
    ana,
    { ...contained, expectedVersion: await versionOf(incidentId) },
    { asOf: calendar.into(0, 47) },
  )
}

/** What the ingest gateway still had to deliver: captured before the stop, arrived after it, sealed by the store's guard. */
async function lateData({ programs, calendar }: Stage): Promise<void> {
  const { id: programId, guardId: tokenId } = programs.insight
  const late = [
    { count: 1204, from: 12, to: 16, sha256: 'a3'.repeat(32), sizeBytes: 486_512 },
    { count: 317, from: 16, to: 17, sha256: '5e'.repeat(32), sizeBytes: 127_904 },
  ]
  for (const [index, { count, from, to, sha256, sizeBytes }] of late.entries())
    await recordSeenData(
      gateway,
      {
        ...{ programId, tokenId, id: newId(), collectorId: 'ingest-gateway-1', class: null },
        ...{ epoch: '1', grantExpiresAt: calendar.into(0, 17, 4).toISOString(), count, disposition: 'quarantined' },
        ...{ eventTimeFrom: calendar.into(0, from).toISOString(), eventTimeTo: calendar.into(0, to).toISOString() },
        batch: { sizeBytes, sha256, place: `sealed/wip-raw/late-${index + 1}` },
      },
      { asOf: calendar.into(0, 52 + index) },
    )
}

async function firstDay(stage: Stage): Promise<void> {
  const { people, programs, calendar, incidentId } = stage
  const { ana, bo, sam, clara, dana } = people
  const exposure = {
    ...exposureAtFirst,
    dataCategories: [
      ...exposureAtFirst.dataCategories,
      'user.behavior.pointer',
      'user.biometrics.voice',
      'user.behavior',
    ],
    actualAudience: 'Any of 8,914 company accounts',
    ...{ affectedLow: 8100, affectedHigh: 8914, places: ['DE'] },
  }
  const widened = { incidentId, exposure, reason: 'Counted from the directory and the store’s index.' }
  await changeExposure(
    ana,
    { ...widened, expectedVersion: await versionOf(incidentId) },
    { asOf: calendar.into(1, 20) },
  )
  const assign = (role: 'comms_lead' | 'counsel', person: PersonActor) =>
    assignRole(ana, { incidentId, role, personId: person.id }, { asOf: calendar.into(1, 45) })
  await assign('comms_lead', sam)
  await assign('counsel', clara)
  await recordDecision(dana, { incidentId, text: caseText.decision }, { asOf: calendar.into(2, 5) })
  await addNote(ana, { incidentId, text: caseText.plan }, { asOf: calendar.into(2, 20) })
  const press = {
    incidentId,
    text: caseText.press,
    counterpart: 'Reporter, by e-mail',
    occurredAt: calendar.into(2, 24).toISOString(),
  }
  await recordCommunication(sam, press, { asOf: calendar.into(2, 30) })
  const failed = programs.insight
  const safeguard = await db().safeguard.findFirstOrThrow({
    where: { programId: failed.id, title: 'Restricted readers' },
  })
  const failure = { programId: failed.id, safeguardId: safeguard.id, evidence: caseText.readersFailed }
  await failSafeguard(bo, failure, { asOf: calendar.into(4) })
  await recordFinding(
    bo,
    {
      ...finding(stage),
      ...caseText.partial,
      windowTo: calendar.into(0, 31).toISOString(),
      finished: false,
      coveragePercent: 20,
      outcome: 'inconclusive',
      reviewer: 'Bo Lindqvist',
    },
    { asOf: calendar.into(8, 10) },
  )
  const cause = {
    incidentId,
    text: caseText.cause,
    occurredAt: calendar.into(-26 * 24).toISOString(),
    occurredAbout: true,
  }
  await recordObservation(ana, cause, { asOf: calendar.into(10, 5) })
}

function finding({ calendar, incidentId }: Stage) {
  return {
    incidentId,
    systems: ['wip-raw', 'wip-index'],
    sources: [
      { name: 'access logs', recordsReads: true, retainedFrom: calendar.into(-80 * 24).toISOString() },
      { name: 'search logs', recordsReads: true, retainedFrom: calendar.into(-80 * 24).toISOString() },
    ],
    windowFrom: calendar.dayOf(calendar.into(-27 * 24)).first.toISOString(),
    windowTo: calendar.dayOf(calendar.into(0, 31)).last.toISOString(),
  }
}

async function secondDay(stage: Stage): Promise<void> {
  const { people, calendar, incidentId } = stage
  const finished = {
    ...finding(stage),
    ...caseText.finished,
    ...({
      finished: true,
      coveragePercent: 100,
      outcome: 'no_indication',
    } as const),
    gaps: ['proxy caches'],
    ...{ reviewer: 'Bo Lindqvist', secondReviewer: 'Clara Weiss' },
  }
  await recordFinding(people.bo, finished, { asOf: calendar.into(25, 30) })
  await addNote(people.ana, { incidentId, text: caseText.outlook }, { asOf: calendar.into(26, 10) })
  await addNote(people.ana, { incidentId, text: caseText.question }, { asOf: calendar.into(29, 40) })
}

/** The main case up to the second day's evening; what is said of it comes after. */
export async function loadCase(people: People, programs: DemoPrograms, calendar: Calendar): Promise<DemoCase> {
  const filed = await file({ people, programs, calendar })
  const stage: Stage = { people, programs, calendar, incidentId: filed.id }
  for (const part of [firstQuarter, pause, contain, lateData, firstDay, judge, recordFacts, secondDay])
    await part(stage)
  return filed
}
