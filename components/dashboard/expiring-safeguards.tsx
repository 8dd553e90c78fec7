import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import { definitions, type ExpiringSafeguard } from '@/lib/dashboard/model'

/** What has to be verified again soon, or should have been. Not on the printed sheet. */
export function ExpiringSafeguards({ safeguards }: { safeguards: readonly ExpiringSafeguard[] }) {
  return (
    <Section id="expiring" title="Safeguards about to expire" hint={definitions.expiring} className="print:hidden">
      {safeguards.length === 0 ? (
        <p className="text-muted">No verification of a required safeguard expires soon.</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {safeguards.map(({ id, title, slug, name, expiresAt, expired }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0"
            >
              <Link prefetch={false} href={`/programs/${slug}#safeguards`} className="link min-w-0 font-medium">
                {title}, {name}
              </Link>
              <span className={expired ? 'font-strong text-danger' : 'text-warn'}>
                {expired ? 'Expired ' : 'Expires '}
                <Time at={expiresAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
