import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import { judgmentLabel, respondersJudge, standing } from '@/lib/clocks/judgments'
import type { JudgmentRow } from '@/lib/clocks/view'
import { lawName } from './words'

interface JudgmentListProps {
  judgments: readonly JudgmentRow[]
  reference: string
  may: { readonly judge: boolean; readonly decide: boolean }
}

/** What was judged, with what it replaced still readable. */
export function JudgmentList({ judgments, reference, may }: JudgmentListProps) {
  const valid = new Set(standing(judgments))
  const mayReplace = ({ kind }: JudgmentRow) => may.judge && (may.decide || respondersJudge.includes(kind))
  return (
    <ul className="divide-y divide-hairline">
      {judgments.map((judgment) => {
        const { seq, kind, regime, at, reason, byName, recordedAt } = judgment
        const stands = valid.has(judgment)
        return (
          <li
            key={seq}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0"
          >
            <div className="min-w-0 max-w-reading">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-strong">{judgmentLabel(kind)}</span> <Time at={at} />
                {!stands && <Badge>Replaced</Badge>}
              </p>
              <p className="break-words">{reason}</p>
              <p className="text-meta text-muted">
                For {lawName(regime)}.{' '}
                <Link href={`/incidents/${reference}#e-${seq}`} className="link">
                  Entry {seq}
                </Link>{' '}
                by {byName}, recorded <Time at={recordedAt} />
              </p>
            </div>
            {stands && mayReplace(judgment) && (
              <Link href={`/incidents/${reference}/clocks?replace=${seq}#judge`} className="link">
                Judge otherwise<span className="sr-only">: {judgmentLabel(kind)}</span>
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
