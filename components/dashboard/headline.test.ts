import { expect, test } from 'vitest'
import { headline } from '@/components/dashboard/headline'
import type { OpenAtSeverity, PausedProgram, PublishedStatement } from '@/lib/dashboard/model'

const open = (severity: 0 | 1 | 2 | 3 | 4 | 5, count: number): OpenAtSeverity => ({
  severity,
  open: count,
  provisional: 0,
})
const program = (confirmed: number): PausedProgram => ({
  slug: 'wip',
  name: 'Workflow Insight Program',
  phase: 'pausing',
  pausedAt: new Date(0),
  leasesOverAt: null,
  pauseCompletedAt: null,
  known: 42,
  confirmed,
  expired: 0,
  manual: 0,
})
const statement = (standing: PublishedStatement['standing']): PublishedStatement => ({
  reference: 'STM-00001',
  title: 'Holding statement',
  kind: 'holding',
  incidentReference: 'INC-00001',
  standing,
  publishedAt: new Date(0),
  ...{ fallen: null, correction: null, mayOpen: true, mayDraft: true },
})

test('a quiet day says so', () => {
  expect(headline({ open: [open(2, 0)], paused: [], statements: [] })).toBe('No incident is open; no program paused.')
})

test('the worst level, collectors not accounted for and statements that broke are named', () => {
  const facts = {
    open: [open(1, 0), open(2, 1), open(4, 2)],
    paused: [program(41)],
    statements: [statement('contradicted')],
  }
  expect(headline(facts)).toBe(
    '3 incidents open, the worst at SEV 2; 1 program paused, 1 collector not accounted for; 1 statement no longer holds.',
  )
})

test('a complete pause and statements that hold are said plainly', () => {
  const facts = { open: [open(2, 1)], paused: [program(42)], statements: [statement('current')] }
  expect(headline(facts)).toBe(
    '1 incident open, the worst at SEV 2; 1 program paused, every collector accounted for; every recent statement holds.',
  )
})
