import type { Metadata } from 'next'
import Link from 'next/link'
import { AskResume } from '@/components/programs/ask-resume'
import { Ramp, RampStopped } from '@/components/programs/ramp'
import { ResumeChecklist } from '@/components/programs/resume-checklist'
import { ResumeRequest } from '@/components/programs/resume-request'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { StatusBadge } from '@/components/ui/status-badge'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { getProgram } from '@/lib/programs/queries/program'
import { findRamp } from '@/lib/programs/queries/ramp'
import { getResumeChecklist } from '@/lib/programs/queries/resume'
import { orNotFound } from '../or-not-found'
import * as actions from './actions'

export const metadata: Metadata = { title: 'Resume a program' }

interface Props {
  params: Promise<{ slug: string }>
}

/** The way back: the checklist, the request, two other people, and only then the program runs. */
export default async function ResumePage({ params }: Props) {
  const [actor, { slug }] = await Promise.all([requireActor(), params])
  const reads = [getProgram(actor, slug), getResumeChecklist(actor, slug), findRamp(actor, slug)] as const
  const [program, gate, ramp] = await orNotFound(Promise.all(reads))
  const { id, name, phase } = program
  return (
    <div className="mx-auto max-w-3xl">
      <LiveRefresh topics={[`program/${id}`]} sinceMs={requestedAtMs()} />
      <PageHeader
        title={`Resume ${name}`}
        marks={<StatusBadge status={phase} />}
        lead={
          <Link href={`/programs/${slug}`} className="link">
            Back to the program
          </Link>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {ramp && <RampStopped ramp={ramp} />}
        {ramp && (phase === 'ramping' || phase === 'running') && (
          <Ramp ramp={ramp} actions={{ step: actions.stepRampAction, back: actions.stepBackAction }} />
        )}
        {phase === 'running' ? (
          <p>The program runs: no lock is on it.</p>
        ) : (
          <ResumeChecklist slug={slug} lines={gate.lines} />
        )}
        {gate.request && phase === 'resume_requested' ? (
          <ResumeRequest
            slug={slug}
            programId={id}
            name={name}
            request={gate.request}
            contentHash={gate.contentHash}
            now={gate.now}
            steps={gate.steps}
            actions={{
              approve: actions.approveResumeAction,
              withdraw: actions.withdrawResumeAction,
              apply: actions.applyResumeAction,
            }}
          />
        ) : (
          (phase === 'paused' || phase === 'pausing') && (
            <AskResume
              slug={slug}
              programId={id}
              step={gate.steps.request}
              critical={gate.critical}
              action={actions.requestResumeAction}
            />
          )
        )}
      </div>
    </div>
  )
}
