import type { Metadata } from 'next'
import { FeedForm } from '@/components/clocks/feed-form'
import { ActForm } from '@/components/settings/act-form'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import { requireActor } from '@/lib/auth/session'
import { findOwnFeed } from '@/lib/clocks/queries/feed'
import { makeFeedAction, revokeFeedAction } from './actions'

export const metadata: Metadata = { title: 'Calendar' }

export default async function CalendarPage() {
  const feed = await findOwnFeed(await requireActor())
  return (
    <>
      <PageHeader
        title="Calendar"
        lead="The dates of regulatory clocks in your own calendar program, by a secret address. It holds what you may read at that moment; of restricted incidents no title."
      />
      <Section
        id="address"
        title="Your address"
        hint={feed ? 'Making another one ends this one at once.' : 'You have none.'}
      >
        <div className="flex flex-col gap-4">
          {feed && (
            <KeyValue
              facts={[
                { label: 'Made', value: <Time at={feed.createdAt} /> },
                { label: 'Last read', value: feed.lastReadAt ? <Time at={feed.lastReadAt} relative /> : 'Never' },
              ]}
            />
          )}
          <FeedForm action={makeFeedAction} again={feed !== null} />
          {feed && (
            <ActForm action={revokeFeedAction} variant="danger" busyLabel="Revoking…">
              Revoke the address
            </ActForm>
          )}
        </div>
      </Section>
    </>
  )
}
