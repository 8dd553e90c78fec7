'use client'

import './globals.css'
import { ErrorReport } from '@/components/shell/error-report'

/** Stands in for the whole page when the layout itself broke. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <ErrorReport id={error.digest} retry={reset} />
      </body>
    </html>
  )
}
