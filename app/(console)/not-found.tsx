import type { Metadata } from 'next'
import { Message } from '@/components/shell/message-page'
import { NotFoundWords, notFoundTitle } from '@/components/shell/not-found-words'

export const metadata: Metadata = { title: 'Not found' }

/** Something that isn't there, or that this person may not see; inside the frame. */
export default function NotFound() {
  return (
    <Message title={notFoundTitle}>
      <NotFoundWords />
    </Message>
  )
}
