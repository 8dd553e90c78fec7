import Link from 'next/link'

/** The entries that a field rests on, each a way to it. */
export function Cites({ reference, cites }: { reference: string; cites: readonly number[] }) {
  if (cites.length === 0) return null
  return (
    <p className="text-meta text-muted">
      From {cites.length === 1 ? 'entry' : 'entries'}{' '}
      {cites.map((seq, at) => (
        <span key={seq}>
          {at > 0 && ', '}
          <Link href={`/incidents/${reference}#e-${seq}`} className="link">
            {seq}
          </Link>
        </span>
      ))}
    </p>
  )
}
