import { Card } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { FieldVersion, FormField } from '@/lib/regulator/model'
import { Cites } from './cites'

function said({ mode, text, ownerName }: FieldVersion): string {
  if (mode === 'text') return text ?? ''
  return mode === 'record' ? 'Left to the record.' : `Not yet known; ${ownerName} finds out.`
}

export interface FieldHistoryProps {
  reference: string
  field: FormField
  versions: readonly FieldVersion[]
}

/** What the record says of a field, and all that people said of it. */
export function FieldHistory({ reference, field: { fromRecord }, versions }: FieldHistoryProps) {
  return (
    <Card className="flex flex-col gap-3">
      <div>
        <h2 className="font-strong">The record says</h2>
        <p className="whitespace-pre-line break-words">{fromRecord?.text ?? 'Nothing that can be said yet.'}</p>
        {fromRecord && <Cites reference={reference} cites={fromRecord.cites} />}
      </div>
      {versions.length > 0 && (
        <div>
          <h2 className="font-strong">Written before</h2>
          <ol className="flex flex-col gap-2">
            {versions.toReversed().map((version) => (
              <li key={version.version} className="min-w-0">
                <p className="whitespace-pre-line break-words">{said(version)}</p>
                <p className="text-meta text-muted">
                  Version {version.version}, {version.byName}, <Time at={version.recordedAt} />
                </p>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Card>
  )
}
