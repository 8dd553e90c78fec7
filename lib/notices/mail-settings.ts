import { readEnv } from '@/lib/env'

/** How mail goes out; null where none is sent. */
export interface MailSettings {
  /** `smtp://user:password@host:port`, or `smtps://`. */
  readonly smtpUrl: string
  readonly from: string
  /** The address of this installation, in links and message ids. */
  readonly publicUrl: string
}

export function mailSettings(): MailSettings | null {
  const { smtpUrl, mailFrom, publicUrl } = readEnv()
  return smtpUrl ? { smtpUrl, from: mailFrom, publicUrl } : null
}
