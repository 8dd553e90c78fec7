import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { Mono } from '@/components/ui/mono'
import { Time } from '@/components/ui/time'
import type { Publication } from '@/lib/statements/queries/statement'
import type { PostAction } from './act-form'
import { OutgoingPreview } from './outgoing-preview'
import { TakeAlong } from './take-along'

export interface PublicationFactsProps {
  publication: Publication
  statement: { id: string; reference: string }
  /** What went out, and its SHA-256. */
  outgoing: { text: string; hash: string }
  /** Null for those who only read. */
  take: PostAction | null
}

/** When, where and by whom it was published, what went out word for word, and the ways to take it along. */
export function PublicationFacts({ publication, statement, outgoing, take }: PublicationFactsProps) {
  const { publishedAt, publishedByName, channel, textHash } = publication
  return (
    <Section id="publication" title="Publication">
      <div className="flex flex-col gap-3">
        <KeyValue
          facts={[
            { label: 'Published', value: <Time at={publishedAt} relative /> },
            { label: 'By', value: publishedByName },
            { label: 'Channel', value: channel },
            { label: 'Approved hash', value: <Mono>{textHash}</Mono> },
          ]}
        />
        <OutgoingPreview title="Exactly what went out" {...outgoing} />
        {take && <TakeAlong statement={statement} text={outgoing.text} take={take} />}
      </div>
    </Section>
  )
}
