import Link from 'next/link'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/cn'
import type { Fallen } from '@/lib/statements/fallen'

export interface FallenFlagProps {
  statement: string
  incident: string
  standing: 'stale' | 'contradicted'
  fallen: Fallen
  /** The statement that corrects it, published or under way. */
  correction: string | null
  /** Whether the viewer may open the entry, and draft the correction. */
  may: { readonly open: boolean; readonly draft: boolean }
}

const flagWords = { stale: 'Stale', contradicted: 'Contradicted' }

/** Since when a published statement no longer holds, by which entry and why, and the way to its correction. */
export function FallenFlag({ statement, incident, standing, fallen, correction, may }: FallenFlagProps) {
  const { since, bySeq, reason } = fallen
  const entry = `entry ${bySeq}`
  return (
    <p className={cn('text-meta', standing === 'contradicted' ? 'text-danger' : 'text-warn')}>
      {flagWords[standing]} since <Time at={since} />
      {bySeq !== null && (
        <>
          {' '}
          by{' '}
          {may.open ? (
            <Link href={`/incidents/${incident}#e-${bySeq}`} className="link">
              {entry}
            </Link>
          ) : (
            entry
          )}
        </>
      )}
      : {reason}{' '}
      {correction ? (
        <Link href={`/statements/${correction}`} className="link">
          Correction {correction}
        </Link>
      ) : (
        may.draft && (
          <Link href={`/statements/${statement}`} className="link" data-chrome="">
            Draft a correction
          </Link>
        )
      )}
    </p>
  )
}
