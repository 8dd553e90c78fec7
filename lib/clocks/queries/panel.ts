import 'server-only'
import type { Actor } from '@/lib/auth/model'
import type { ClockRow } from '@/lib/clocks/view'
import { db } from '@/lib/db/client'
import { visibleSql } from '@/lib/incidents/visible'

/** What stands beside an incident’s timeline. */
export interface ClockPanel {
  readonly now: Date
  readonly clocks: readonly ClockRow[]
  /** Laws that nobody has decided on, and by when the first should be. */
  readonly undecided: number
  readonly decisionDue: Date | null
}

const panelSize = 6

/** The next clocks of an incident, soonest first, and how many laws wait for a decision. For whoever sees it not: nothing. */
export async function getClockPanel(actor: Actor, incidentId: string): Promise<ClockPanel> {
  const [row] = await db().$queryRaw<(Omit<ClockPanel, 'clocks'> & { visible: boolean })[]>`
    SELECT standdown_now() AS now, ${visibleSql(actor)} AS visible,
      (SELECT count(*)::int FROM regime_assessment a WHERE a."incidentId" = i.id AND a.decision IS NULL) AS undecided,
      (SELECT min(a."decisionDue") FROM regime_assessment a WHERE a."incidentId" = i.id AND a.decision IS NULL) AS "decisionDue"
    FROM incident i WHERE i.id = ${incidentId}::uuid`
  if (!row?.visible) return { now: row?.now ?? new Date(0), clocks: [], undecided: 0, decisionDue: null }
  const { visible: _, ...panel } = row
  const clocks = await db().$queryRaw<ClockRow[]>`
    SELECT c.id, c.regime, c.duty, c.title, c.version, c.state, c.missing, c."startsAt", c."conservativeDue" AS due, NULL AS "latestArguable"
    FROM clock c WHERE c."incidentId" = ${incidentId}::uuid AND c.state IN ('anchor_missing', 'running')
    ORDER BY c.state = 'anchor_missing', c."sortAt", c.duty LIMIT ${panelSize}`
  return { ...panel, clocks }
}
