import 'server-only'
import { createTransport } from 'nodemailer'
import { Unavailable } from '@/lib/errors'
import { markMailed } from '@/lib/notices/commands/mark'
import { mailOf } from '@/lib/notices/mail'
import { mailSettings } from '@/lib/notices/mail-settings'
import { findNoticeToMail } from '@/lib/notices/queries/mail'

/** How long a mail server is waited for, in milliseconds. */
export const mailPatience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
const tryAgainSeconds = 60

/** What the mail server answered, without the address that it names. */
export function mailRefusal(thrown: unknown): string {
  const { responseCode, code } = (thrown ?? {}) as { responseCode?: unknown; code?: unknown }
  return String(responseCode ?? code ?? 'no answer')
}

/** Mails one notice, unless that has become needless. Throws Unavailable where the mail server does not take it. */
export async function mailNotice({ noticeId }: { readonly noticeId: string }): Promise<void> {
  const settings = mailSettings()
  const notice = settings && (await findNoticeToMail(noticeId))
  if (!settings || !notice) return
  const { headers, ...mail } = mailOf(notice, settings)
  const transport = createTransport({ url: settings.smtpUrl, ...mailPatience })
  try {
    await transport.sendMail({ ...mail, headers: { ...headers } })
  } catch (thrown) {
    throw new Unavailable(tryAgainSeconds, `The mail server did not take it (${mailRefusal(thrown)}).`)
  } finally {
    transport.close()
  }
  await markMailed(noticeId)
}
