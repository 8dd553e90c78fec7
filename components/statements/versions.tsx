import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { WordDiff } from '@/lib/statements/diff'
import type { VersionRow } from '@/lib/statements/queries/statement'
import { AskThen } from './statement-then'
import { WordDiffView } from './word-diff'

export interface VersionsProps {
  reference: string
  versions: readonly VersionRow[]
  /** The comparison that the address asks for. */
  compared: { from: number; to: number; diff: WordDiff } | null
  /** Both versions beside each other, not in one text. */
  beside: boolean
}

/** Every version, newest first, each comparable with the one before. */
export function Versions({ reference, versions, compared, beside }: VersionsProps) {
  return (
    <Section
      id="versions"
      title="Versions"
      hint={versions.length === 1 ? 'One version' : `${versions.length} versions`}
    >
      {compared && (
        <div className="mb-4 rounded-control border border-hairline bg-surface p-3">
          <div className="mb-1 flex flex-wrap items-baseline justify-between gap-2">
            <h3 className="text-muted">
              v{compared.from} → v{compared.to}
            </h3>
            <Link
              href={`/statements/${reference}?from=${compared.from}&to=${compared.to}${beside ? '' : '&view=beside'}#versions`}
              className="link max-sm:hidden"
            >
              {beside ? 'In one text' : 'Side by side'}
            </Link>
          </div>
          <WordDiffView
            diff={compared.diff}
            steps
            beside={beside ? { before: `Version ${compared.from}`, after: `Version ${compared.to}` } : null}
          />
        </div>
      )}
      <ol className="flex flex-col divide-y divide-hairline">
        {[...versions].reverse().map(({ number, authorName, createdAt, note, modelHelp }) => (
          <li key={number} className="flex flex-wrap items-baseline gap-x-3 py-2 first:pt-0 last:pb-0">
            <span className="font-medium tabular-nums">v{number}</span>
            <span>{authorName}</span>
            <span className="text-muted">
              <Time at={createdAt} />
            </span>
            {modelHelp && <span className="font-medium">With model help</span>}
            {note && <span className="text-muted">{note}</span>}
            {number > 1 && (
              <Link href={`/statements/${reference}?from=${number - 1}&to=${number}#versions`} className="link ml-auto">
                Compare with v{number - 1}
              </Link>
            )}
          </li>
        ))}
      </ol>
      <AskThen reference={reference} />
    </Section>
  )
}
