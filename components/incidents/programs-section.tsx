import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonLook } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import type { LinkedProgram } from '@/lib/incidents/queries/around'

export interface ProgramsSectionProps {
  reference: string
  programs: readonly LinkedProgram[]
  mayLink: boolean
}

function stateLabel({ phase, accounted, collectors }: LinkedProgram): string | undefined {
  return phase === 'pausing' ? `Pausing: ${accounted} of ${collectors} accounted for` : undefined
}

function LockLink({ program, id, children }: { program: LinkedProgram; id: string; children: ReactNode }) {
  if (!program.mayRead) return <>{children}</>
  return (
    <Link href={`/programs/${program.slug}/locks/${id}`} className="link">
      {children}
    </Link>
  )
}

function Program({ program, ...props }: { program: LinkedProgram } & Omit<ProgramsSectionProps, 'programs'>) {
  const { slug, name, phase, lock, removed } = program
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5 first:pt-0 last:pb-0">
      <div className="flex min-w-0 flex-col items-start gap-1">
        {program.mayRead ? (
          <Link href={`/programs/${slug}`} className="link font-medium">
            {name}
          </Link>
        ) : (
          <span className="font-medium">{name}</span>
        )}
        <StatusBadge status={phase} label={stateLabel(program)} />
        {lock && (
          <span className="text-meta text-muted">
            <LockLink program={program} id={lock.id}>
              Held by this incident
            </LockLink>
            {lock.keeperName && `; ${lock.keeperName} can release it`}
          </span>
        )}
        {removed.map(({ id, at, ownerName, acknowledged }) => (
          <span key={id} className={acknowledged ? 'text-meta text-muted' : 'text-danger text-meta'}>
            <LockLink program={program} id={id}>
              Its lock was removed in the absence of {ownerName}
            </LockLink>{' '}
            at <Time at={at} />
            {!acknowledged && ', who has not acknowledged it yet'}
          </span>
        ))}
      </div>
      {program.mayPause && !lock && phase !== 'retired' && (
        <Link
          href={`/programs/${slug}/pause?incident=${props.reference}`}
          className={buttonLook({ variant: phase === 'running' || phase === 'ramping' ? 'danger' : 'secondary' })}
        >
          {phase === 'running' || phase === 'ramping' ? 'Pause program' : 'Hold it paused'}
        </Link>
      )}
    </li>
  )
}

/** The programs involved, with the state of their pause and the way to it. */
export function ProgramsSection({ programs, ...props }: ProgramsSectionProps) {
  return (
    <Section
      id="programs"
      title="Programs"
      actions={
        props.mayLink && (
          <Link href={`/incidents/${props.reference}/programs`} className="link">
            Link a program
          </Link>
        )
      }
    >
      {programs.length === 0 ? (
        <p className="text-muted">No program is linked to this incident.</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {programs.map((program) => (
            <Program key={program.id} program={program} {...props} />
          ))}
        </ul>
      )}
    </Section>
  )
}
