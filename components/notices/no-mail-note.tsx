import { Callout } from '@/components/ui/callout'
import { Mono } from '@/components/ui/mono'

/** Said to administrators where mail is not set up. */
export function NoMailNote() {
  return (
    <Callout title="Notices are not mailed">
      No mail server is set up, so people see their notices only here. Set <Mono>SMTP_URL</Mono> and start Standdown
      again to mail them too.
    </Callout>
  )
}
