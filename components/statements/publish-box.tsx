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
  /** Has it published by itself when its embargo ends. */
  schedule: PostAction
  sending: SendingFieldsProps
  /** What goes out, and its SHA-256. */
  outgoing: { text: string; hash: string }
}

interface PublishFormProps extends Pick<PublishBoxProps, 'statement' | 'sending' | 'action'> {
  when: string
  busy: string
}

function PublishForm({ statement, sending, action, when, busy }: PublishFormProps) {
  const { id: statementId, reference, textHash, number } = statement
  return (
    <ActForm action={action} hidden={{ statementId, reference, textHash }}>
      <p className="text-muted">
        Version {number} becomes a record that can’t be changed or taken back, only corrected by another statement.
      </p>
      <TextField name="channel" label="Where it is published" defaultValue="Press desk" maxLength={120} />
      <SendingFields {...sending} />
      <TypeToConfirm expected={reference} label={`Publish v${number}${when}`} busyLabel={busy} variant="primary" />
    </ActForm>
  )
}

/** Publishing: locked with its reasons, or the last deliberate step. */
export function PublishBox({ statement, publish, action, schedule, sending, outgoing }: PublishBoxProps) {
  const embargoed = publish.blockers.length > 0 && publish.blockers.every(({ code }) => code === 'embargoed')
  return (
    <Section id="publish" title="Publish">
      <div className="mb-3">
        <OutgoingPreview title="Exactly what goes out" {...outgoing} />
      </div>
      {embargoed && publish.allowed ? (
        <>
          <BlockerList title="Not public yet" blockers={publish.blockers} />
          <PublishForm {...{ statement, sending }} action={schedule} when=" at that time" busy="Scheduling…" />
        </>
      ) : publish.blockers.length > 0 ? (
        <BlockerList title="Publish is locked" blockers={publish.blockers} />
      ) : publish.allowed ? (
        <PublishForm {...{ statement, sending, action }} when="" busy="Publishing…" />
      ) : (
        <p className="text-muted">Everything is approved. A spokesperson can publish it.</p>
      )}
    </Section>
  )
}
