import { Section } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { KeyValue } from '@/components/ui/key-value'
import { Mono } from '@/components/ui/mono'
import { Time } from '@/components/ui/time'
import type { Publication } from '@/lib/statements/queries/statement'

/** When, where and by whom it was published, and the hash of what was. */
export function PublicationFacts({ publication }: { publication: Publication }) {
  const { publishedAt, publishedByName, channel, textHash, text } = publication
  return (
    <Section id="publication" title="Publication" actions={<CopyButton text={text} label="Copy the text" />}>
      <KeyValue
        facts={[
          { label: 'Published', value: <Time at={publishedAt} relative /> },
          { label: 'By', value: publishedByName },
          { label: 'Channel', value: channel },
          { label: 'SHA-256', value: <Mono>{textHash}</Mono> },
        ]}
      />
    </Section>
  )
}
