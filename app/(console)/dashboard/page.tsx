import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExpiringSafeguards } from '@/components/dashboard/expiring-safeguards'
import { FiledByWeek } from '@/components/dashboard/filed-by-week'
import { headline } from '@/components/dashboard/headline'
import { NextDeadlines } from '@/components/dashboard/next-deadlines'
import { OpenBySeverity } from '@/components/dashboard/open-by-severity'
import { PausedPrograms } from '@/components/dashboard/paused-programs'
import { PrintButton } from '@/components/dashboard/print-button'
import { PublishedStatements } from '@/components/dashboard/published-statements'
import { StatementFiguresSection } from '@/components/dashboard/statement-figures'
import { TimesToStop } from '@/components/dashboard/times-to-stop'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { Time } from '@/components/ui/time'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { getDashboard } from '@/lib/dashboard/queries'

export const metadata: Metadata = { title: 'Dashboard' }

/** Where things stand, for those who lead: a phone's screen first, one printed sheet. */
export default async function DashboardPage() {
  const actor = await requireActor()
  if (!mayEver(actor, 'dashboard.read')) notFound()
  const dashboard = await getDashboard(actor)
  return (
    <>
      <LiveRefresh topics={['incidents', 'programs', 'statements']} sinceMs={requestedAtMs()} />
      <PageHeader
        title="Dashboard"
        lead={
          <>
            <p className="text-reading text-text">{headline(dashboard)}</p>
            <p className="text-meta">
              As of <Time at={dashboard.asOf} style="seconds" />, for {actor.name}
            </p>
          </>
        }
        actions={<PrintButton />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 print:gap-2 print:[zoom:0.75]">
        <OpenBySeverity open={dashboard.open} />
        <NextDeadlines deadlines={dashboard.deadlines} asOf={dashboard.asOf} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[repeat(2,minmax(0,1fr))] print:grid-cols-[repeat(2,minmax(0,1fr))] print:gap-2">
          <PausedPrograms programs={dashboard.paused} />
          <PublishedStatements statements={dashboard.statements} />
        </div>
        <ExpiringSafeguards safeguards={dashboard.expiring} />
        <FiledByWeek filed={dashboard.filed} asOf={dashboard.asOf} />
        <TimesToStop measures={dashboard.measures} toContain={dashboard.toContain} />
        <StatementFiguresSection figures={dashboard.held} />
      </div>
    </>
  )
}
