import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { buttonLook } from '@/components/ui/button'
import { StatusBadge } from '@/components/ui/status-badge'
import type { AccountCounts } from '@/lib/programs/model'
import type { ProgramView } from '@/lib/programs/queries/program'
import { phaseLabel } from './phase'

const stopped: readonly string[] = ['pausing', 'paused', 'resume_requested', 'ramping']

/** Name, state and what may be done: pausing first while it runs, the way back while it does not. */
export function ProgramHeader({ program, counts }: { program: ProgramView; counts: AccountCounts }) {
  const { slug, name, phase, rampPercent, critical, may } = program
  const runs = phase === 'running' || phase === 'ramping'
  return (
    <PageHeader
      title={name}
      marks={
        <>
          <StatusBadge status={phase} label={phaseLabel(phase, counts, rampPercent)} />
          {critical && <Badge tone="warn">Critical</Badge>}
        </>
      }
      actions={
        <>
          {stopped.includes(phase) && (
            <Link href={`/programs/${slug}/resume`} className={buttonLook()}>
              Resume checklist
            </Link>
          )}
          {may.pause && phase !== 'retired' && (
            <Link href={`/programs/${slug}/pause`} className={buttonLook({ variant: runs ? 'danger' : 'secondary' })}>
              {runs ? 'Pause program' : 'Add a lock'}
            </Link>
          )}
          {may.configure && (
            <Link href={`/programs/${slug}/edit`} className={buttonLook()}>
              Edit
            </Link>
          )}
        </>
      }
    />
  )
}
