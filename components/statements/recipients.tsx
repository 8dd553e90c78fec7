import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import { channelWords } from '@/lib/publications/model'
import type { Recipient } from '@/lib/publications/queries/recipients'

function Outcome({ recipient: { sentAt, receipt, attempts, lastError, requestedAt } }: { recipient: Recipient }) {
  if (sentAt)
    return (
      <>
        <Time at={sentAt} style="seconds" />
        {receipt && `, answered “${receipt}”`}
      </>
    )
  if (lastError)
    return (
      <span className="text-danger">
        Not sent after {attempts} {attempts === 1 ? 'attempt' : 'attempts'}: {lastError}
      </span>
    )
  return (
    <>
      On its way since <Time at={requestedAt} style="seconds" />
    </>
  )
}

function Row({ recipient }: { recipient: Recipient }) {
  return (
    <li className="py-2">
      <p className="break-words">
        <span className="font-medium">{channelWords[recipient.channel]}</span>{' '}
        {recipient.channel === 'public_page' ? (
          <a href={recipient.recipient} className="text-accent underline">
            {recipient.recipient}
          </a>
        ) : (
          recipient.recipient
        )}
      </p>
      <p className="break-words text-meta text-muted">
        <Outcome recipient={recipient} />
      </p>
    </li>
  )
}

export interface RecipientsProps {
  recipients: readonly Recipient[]
  /** Of whom the earlier words reached: who has not got these. */
  untold: readonly Recipient[]
  /** Of whom these words reached: who has not got what was published to put them right. */
  uncorrected: readonly Recipient[]
  /** The words are corrected or no longer hold: whoever has them has the wrong ones. */
  wrong: boolean
}

function Without({ title, people }: { title: string; people: readonly Recipient[] }) {
  if (people.length === 0) return null
  return (
    <div className="mb-3">
      <h3 className="font-medium text-warn">{title}</h3>
      <ul className="list-inside list-disc">
        {people.map((one) => (
          <li key={one.deliveryId} className="break-words">
            {channelWords[one.channel]} {one.recipient}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who got these words, by which way and with what answer; on a correction, who has only the earlier ones. */
export function Recipients({ recipients, untold, uncorrected, wrong }: RecipientsProps) {
  return (
    <Section id="recipients" title={wrong ? 'Who received the wrong version' : 'Who received it'}>
      <Without title="Got the earlier words and not these" people={untold} />
      {wrong && <Without title="Not told of the correction yet" people={uncorrected} />}
      {recipients.length === 0 ? (
        <p className="text-muted">Nothing was sent from here, and nobody took it along.</p>
      ) : (
        <ul className="-my-2 divide-y divide-hairline">
          {recipients.map((recipient) => (
            <Row key={recipient.deliveryId} recipient={recipient} />
          ))}
        </ul>
      )}
    </Section>
  )
}
