'use client'

import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Mono } from '@/components/ui/mono'
import { Message, MessagePage } from './message-page'

export interface ErrorReportProps {
  /** The digest under which the server logged the cause. */
  id: string | undefined
  retry: () => void
  /** Whether it stands inside the frame of the signed-in pages. */
  framed?: boolean
}

/** Says that something broke, and under which id to find out what. */
export function ErrorReport({ id, retry, framed = false }: ErrorReportProps) {
  const Page = framed ? Message : MessagePage
  useEffect(() => {
    document.title = 'Something went wrong · Standdown'
  }, [])
  return (
    <Page title="Something went wrong here">
      <p className="text-muted">
        Nothing that you had already saved is lost. The cause is in the server's log under this id.
      </p>
      {id && (
        <p className="flex flex-wrap items-center gap-3">
          <Mono>{id}</Mono>
          <CopyButton text={id} label="Copy the id" />
        </p>
      )}
      <Button variant="primary" onClick={retry}>
        Try again
      </Button>
    </Page>
  )
}
