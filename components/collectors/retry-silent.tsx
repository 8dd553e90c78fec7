import { ActForm, type FormAction } from '@/components/form/act-form'
import { counted } from './words'

interface RetrySilentProps {
  slug: string
  programId: string
  silent: number
  action: FormAction
}

/** Sends the stop again to every silent collector: it says to how many, and asks once more before it does. */
export function RetrySilent({ slug, programId, silent, action }: RetrySilentProps) {
  if (silent === 0) return null
  return (
    <details className="rounded-control border border-hairline bg-raised px-3 py-2">
      <summary className="inline-flex min-h-6 items-center font-medium text-accent pointer-coarse:min-h-11">
        Retry {silent === 1 ? 'the silent collector' : `all ${silent.toLocaleString('en')} silent collectors`}
      </summary>
      <div className="flex flex-col gap-2 pt-2">
        <p className="max-w-reading text-muted">
          Gateways send the stop again on the stream of {counted(silent)}. It changes no account, and is recorded.
        </p>
        <ActForm
          action={action}
          hidden={{ slug, programId, all: 'on' }}
          submit={`Send the stop again to ${counted(silent)}`}
          busyLabel="Sending…"
          variant="secondary"
        />
      </div>
    </details>
  )
}
