import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { WordDiff } from '@/lib/statements/diff'
import type { VersionRow } from '@/lib/statements/queries/statement'
import { WordDiffView } from './word-diff'

export interface VersionsProps {
  reference: string
  versions: readonly VersionRow[]
  /** The comparison that the address asks for. */
  compared: { from: number; to: number; diff: WordDiff } | null
}

/** Every version, newest first, each comparable with the one before. */
export function Versions({ reference, versions, compared }: VersionsProps) {
  return (
    <Section
      id="versions"
      title="Versions"
      hint={versions.length === 1 ? 'One version' : `${versions.length} versions`}
    >
      {compared && (
        <div className="mb-4 rounded-control border border-hairline bg-surface p-3">
          <h3 className="mb-1 text-muted">
            v{compared.from} → v{compared.to}
          </h3>
          <WordDiffView diff={compared.diff} />
        </div>
      )}
      <ol className="flex flex-col divide-y divide-hairline">
        {[...versions].reverse().map(({ number, authorName, createdAt, note }) => (
          <li key={number} className="flex flex-wrap items-baseline gap-x-3 py-2 first:pt-0 last:pb-0">
            <span className="font-medium tabular-nums">v{number}</span>
            <span>{authorName}</span>
            <span className="text-muted">
              <Time at={createdAt} />
            </span>
            {note && <span className="text-muted">{note}</span>}
            {number > 1 && (
              <Link href={`/statements/${reference}?from=${number - 1}&to=${number}#versions`} className="link ml-auto">
                Compare with v{number - 1}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
