import { Section } from '@/components/ui/card'
import { Mono } from '@/components/ui/mono'
import { Time } from '@/components/ui/time'
import { type Filing, phaseNames } from '@/lib/regulator/model'

/** What was given to the authority, each as it was then. */
export function Filings({ reference, filings }: { reference: string; filings: readonly Filing[] }) {
  return (
    <Section id="filings" title="Filed">
      {filings.length === 0 ? (
        <p className="text-muted">Nothing has been filed.</p>
      ) : (
        <ol className="flex flex-col gap-4">
          {filings.map(({ number, phase, authority, receipt, filedAt, byName, hash }) => (
            <li key={number} className="flex min-w-0 flex-col gap-1">
              <p className="font-medium">
                {number}. {phaseNames[phase]} to {authority}
              </p>
              <p className="text-muted">
                <Time at={filedAt} />, recorded by {byName}.{' '}
                {receipt ? `Receipt ${receipt}.` : 'No receipt is recorded.'}
              </p>
              <p className="text-meta text-muted">
                SHA-256 <Mono className="break-all">{hash}</Mono>
              </p>
              <p className="flex flex-wrap gap-3">
                {(['docx', 'pdf'] as const).map((format) => (
                  <a
                    key={format}
                    href={`/api/incidents/${reference}/regulator/filing-${number}.${format}`}
                    className="link"
                  >
                    As filed, {format.toUpperCase()}
                  </a>
                ))}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
