'use client'

import { ErrorReport } from '@/components/shell/error-report'

/** What a page shows when it broke, inside the frame: an id to quote, never what broke. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorReport id={error.digest} retry={reset} framed />
}
