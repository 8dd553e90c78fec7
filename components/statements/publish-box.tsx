import { TextField } from '@/components/form/text-field'
import { TypeToConfirm } from '@/components/form/type-to-confirm'
import { Section } from '@/components/ui/card'
import type { Desk } from '@/lib/statements/desk'
import { ActForm, type PostAction } from './act-form'
import { BlockerList } from './blocker-list'
import { OutgoingPreview } from './outgoing-preview'
import { SendingFields, type SendingFieldsProps } from './sending-fields'

export interface PublishBoxProps {
  statement: { id: string; reference: string; number: number; textHash: string }
  publish: Desk['publish']
  action: PostAction
  sending: SendingFieldsProps
  /** What goes out, and its SHA-256. */
  outgoing: { text: string; hash: string }
}

/** Publishing: locked with its reasons, or the last deliberate step. */
export function PublishBox({ statement, publish, action, sending, outgoing }: PublishBoxProps) {
  const { id: statementId, reference, textHash, number } = statement
  return (
    <Section id="publish" title="Publish">
      <div className="mb-3">
        <OutgoingPreview title="Exactly what goes out" {...outgoing} />
      </div>
      {publish.blockers.length > 0 ? (
        <BlockerList title="Publish is locked" blockers={publish.blockers} />
      ) : publish.allowed ? (
        <ActForm action={action} hidden={{ statementId, reference, textHash }}>
          <p className="text-muted">
            Version {number} becomes a record that can’t be changed or taken back, only corrected by another statement.
          </p>
          <TextField name="channel" label="Where it is published" defaultValue="Press desk" maxLength={120} />
          <SendingFields {...sending} />
          <TypeToConfirm expected={reference} label={`Publish v${number}`} busyLabel="Publishing…" variant="primary" />
        </ActForm>
      ) : (
        <p className="text-muted">Everything is approved. A spokesperson can publish it.</p>
      )}
    </Section>
  )
}
