import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { definitions, type OpenAtSeverity } from '@/lib/dashboard/model'

/** What is open at each level; every figure opens its rows. */
export function OpenBySeverity({ open }: { open: readonly OpenAtSeverity[] }) {
  return (
    <Section id="open" title="Open by severity" hint={definitions.open}>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6 print:grid-cols-6">
        {open.map(({ severity, open: count, provisional }) => (
          <li key={severity}>
            <Link
              href={`/incidents?status=open&severity=${severity}&drill=no`}
              className="block rounded-control border border-hairline px-3 py-2 hover:bg-sunken print:px-1.5"
            >
              <SeverityBadge level={severity} />
              <span className="mt-1 block font-strong text-brief tabular-nums">{count}</span>
              <span className="block text-meta text-muted">
                {provisional > 0 ? `${provisional} provisional` : count === 0 ? 'none open' : 'all graded'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
