import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ProgramTable } from '@/components/programs/program-table'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { buttonLook } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { listPrograms } from '@/lib/programs/queries/list'

export const metadata: Metadata = { title: 'Programs' }

/** The data-collection programs: what runs, what is paused and how surely. */
export default async function ProgramsPage() {
  const actor = await requireActor()
  const mayRegister = mayEver(actor, 'program.register')
  if (!mayEver(actor, 'program.read') && !mayRegister) notFound()
  const register = mayRegister && (
    <Link href="/programs/new" className={buttonLook()}>
      Register a program
    </Link>
  )
  return (
    <>
      <LiveRefresh topics={['programs']} sinceMs={requestedAtMs()} />
      <PageHeader title="Programs" lead="What collects people’s data, and what has been stopped." actions={register} />
      <ProgramTable
        rows={await listPrograms(actor)}
        empty={
          <EmptyState
            title="No program"
            why="None is registered, or none that you may see: owners see their own programs."
            next={register}
          />
        }
      />
    </>
  )
}
