import type { Finding } from '@/lib/incidents/events'
import type { Exposure } from '@/lib/incidents/model'
import { type RecordEntry, type RecordView, readEntry } from '@/lib/statements/record'

const start = Date.parse('2026-11-02T08:00:00.000Z')

/** An entry of the model record: entry n is recorded n hours after 08:00 UTC on 2 November 2026. */
export function entry(seq: number, kind: string, payload: unknown = {}, corrects: number | null = null): RecordEntry {
  const at = new Date(start + seq * 3_600_000).toISOString()
  return readEntry({ seq, kind, payload, corrects, recordedAt: at, occurredAt: at })
}

/** The model review: one source that records reading, all of October to 2 November, finished, second reviewer, no gaps. */
export function finding(change: Partial<Finding> = {}): Finding {
  return {
    systems: ['insight-store'],
    sources: [{ name: 'storage access logs', recordsReads: true, retainedFrom: '2026-09-01T00:00:00.000Z' }],
    windowFrom: '2026-10-01T00:00:00.000Z',
    windowTo: '2026-11-02T23:59:59.999Z',
    method: 'Every read event compared with the list of intended readers',
    coveragePercent: 100,
    gaps: [],
    reviewer: 'Ana',
    secondReviewer: 'Bo',
    finished: true,
    outcome: 'no_indication',
    text: 'No reads by staff outside the research group.',
    ...change,
  }
}

export const exposure: Exposure = {
  dataCategories: ['user.behavior.keystrokes', 'user.content.private'],
  populations: ['employees'],
  intendedAudience: 'the research group',
  actualAudience: 'all engineers',
  affectedLow: 200,
  affectedHigh: 260,
}

export const insight = { id: 'p1', slug: 'workflow-insight', name: 'Workflow Insight Program' }

/** The model record with these entries: a data exposure, investigating, one program linked. */
export function view(entries: RecordEntry[], change: Partial<RecordView> = {}): RecordView {
  return {
    now: '2026-11-03T14:00:00.000Z',
    incident: {
      kind: 'data_exposure',
      status: 'investigating',
      startedAt: '2026-10-05T00:00:00.000Z',
      detectedAt: '2026-11-02T09:12:00.000Z',
      containedAt: '2026-11-02T12:00:00.000Z',
      exposure,
      leadName: null,
    },
    entries,
    programs: [
      { ...insight, safeguards: [], pause: { state: 'paused', pausedAt: '2026-11-02T11:05:00.000Z', resumedAt: null } },
    ],
    categoryLabels: { 'user.behavior.keystrokes': 'keystrokes', 'user.content.private': 'private messages' },
    ...change,
  }
}

/** Filed, triaged, paused: what stands on the model record before any review. */
export const opening: RecordEntry[] = [
  entry(1, 'incident.filed'),
  entry(2, 'severity.changed'),
  entry(3, 'program.paused', { program: insight }),
  entry(4, 'program.pause_completed', { program: insight }),
]
