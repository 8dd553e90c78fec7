import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { dataCategoryLabel } from '@/lib/data-categories'
import type { ProgramView } from '@/lib/programs/queries/program'
import { formatDuration } from '@/lib/time'

/** What the program says of itself, and how its leases run. */
export function ProgramFacts({ program }: { program: ProgramView }) {
  const { purpose, owners, dataCategories, population, populationCount, ttlMs, checkGapMs, epoch } = program
  const people = [population, populationCount === null ? '' : `${populationCount.toLocaleString('en')} people`]
  return (
    <Section id="about" title="About">
      <KeyValue
        facts={[
          { label: 'Purpose', value: purpose },
          { label: 'Owners', value: owners.map(({ name }) => name).join(', ') || null },
          {
            label: 'Data categories',
            value:
              dataCategories.length > 0 ? (
                <span className="flex flex-wrap gap-1.5">
                  {dataCategories.map((category) => (
                    <Badge key={category}>{dataCategoryLabel(category)}</Badge>
                  ))}
                </span>
              ) : null,
          },
          { label: 'Whose data', value: people.filter((part) => part !== '').join(', ') || null },
          {
            label: 'Lease',
            value: `${formatDuration(ttlMs)}, plus ${formatDuration(checkGapMs)} between a collector’s last check and its write`,
          },
          { label: 'Epoch', value: <span className="font-mono">{epoch}</span> },
        ]}
      />
    </Section>
  )
}
