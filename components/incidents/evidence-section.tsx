import type { ReactNode } from 'react'
import { Section } from '@/components/ui/card'
import { Mono } from '@/components/ui/mono'
import { Time } from '@/components/ui/time'
import type { LinkedEvidence } from '@/lib/incidents/queries/around'

const units = ['bytes', 'KB', 'MB', 'GB', 'TB']

function sizeWords(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)))
  return `${step === 0 ? bytes : (bytes / 1000 ** step).toFixed(1)} ${units[step]}`
}

/** The files that were added, each under its number and its hash. `upload` is the form for one more. */
export function EvidenceSection({ evidence, upload }: { evidence: readonly LinkedEvidence[]; upload: ReactNode }) {
  return (
    <Section id="evidence" title="Evidence">
      {evidence.length === 0 ? (
        <p className="text-muted">No file has been added.</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {evidence.map(({ id, number, fileName, sizeBytes, sha256, note, addedByName, addedAt }) => (
            <li key={id} className="min-w-0">
              <a href={`/api/evidence/${id}`} className="link break-all font-medium">
                #{number} {fileName}
              </a>
              {note && <p className="whitespace-pre-line">{note}</p>}
              <p className="text-meta text-muted">
                {sizeWords(sizeBytes)}, added by {addedByName}, <Time at={addedAt} />
              </p>
              <p className="text-meta text-muted">
                SHA-256 <Mono>{sha256}</Mono>
              </p>
            </li>
          ))}
        </ul>
      )}
      {upload && <div className="mt-4 border-hairline border-t pt-4">{upload}</div>}
    </Section>
  )
}
