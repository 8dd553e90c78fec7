import type { Metadata } from 'next'
import Link from 'next/link'
import { MessagePage } from '@/components/shell/message-page'
import { buttonLook } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Not found' }

/** The same words for what isn't there and for what isn't yours to see. */
export default function NotFound() {
  return (
    <MessagePage title="Nothing to see at this address">
      <p className="text-muted">It does not exist, or it is not open to you. The two look the same on purpose.</p>
      <Link href="/incidents" className={buttonLook({ variant: 'primary' })}>
        Go to the incidents
      </Link>
    </MessagePage>
  )
}
