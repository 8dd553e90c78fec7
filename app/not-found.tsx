import type { Metadata } from 'next'
import { MessagePage } from '@/components/shell/message-page'
import { NotFoundWords, notFoundTitle } from '@/components/shell/not-found-words'

export const metadata: Metadata = { title: 'Not found' }

/** An address that no page answers to. */
export default function NotFound() {
  return (
    <MessagePage title={notFoundTitle}>
      <NotFoundWords />
    </MessagePage>
  )
}
