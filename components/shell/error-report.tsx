'use client'

import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Mono } from '@/components/ui/mono'
import { MessagePage } from './message-page'

/** `id` is the digest under which the server logged the cause. */
export function ErrorReport({ id, retry }: { id: string | undefined; retry: () => void }) {
  useEffect(() => {
    document.title = 'Something went wrong · Standdown'
  }, [])
  return (
    <MessagePage title="Something went wrong here">
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
    </MessagePage>
  )
}
