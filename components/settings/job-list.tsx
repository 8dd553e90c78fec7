import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { ActionResult } from '@/lib/action-result'
import type { GivenUpJob } from '@/lib/jobs/queries/jobs'
import { jobWords } from '@/lib/jobs/words'
import { ActForm } from './act-form'

export interface JobListProps {
  jobs: readonly GivenUpJob[]
  retry: (jobId: string) => Promise<ActionResult>
  drop: (jobId: string) => Promise<ActionResult>
}

/** What was tried and given up. */
export function JobList({ jobs, retry, drop }: JobListProps) {
  return (
    <ul className="-my-3 divide-y divide-hairline">
      {jobs.map(({ id, name, attempts, failedAt, lastError }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
          <div className="min-w-0">
            <p className="font-medium">{jobWords(name)}</p>
            <p className="break-words text-meta text-muted">
              Given up <Time at={failedAt} /> after {attempts} {attempts === 1 ? 'attempt' : 'attempts'}
              {lastError && <>: {lastError}</>}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <ActForm action={retry.bind(null, id)} variant="secondary" size="small" busyLabel="Asking…">
              Run again
            </ActForm>
            <AlertDialog
              title="Drop this work?"
              description="It will not be done, and leaves this list. The record keeps that you dropped it."
              trigger={
                <Button size="small" variant="quiet">
                  Drop…
                </Button>
              }
            >
              <ActForm action={drop.bind(null, id)} variant="danger" busyLabel="Dropping…">
                Drop it
              </ActForm>
            </AlertDialog>
          </div>
        </li>
      ))}
    </ul>
  )
}
