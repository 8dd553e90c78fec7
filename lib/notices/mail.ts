import type { MailSettings } from '@/lib/notices/mail-settings'

/** A notice as much as its mail may tell. */
export interface MailedNotice {
  readonly id: string
  readonly text: string
  readonly href: string
  readonly address: string
  /** About a restricted incident: mail travels and stays where we don't see, so it says no more than that. */
  readonly restricted: boolean
  readonly acknowledge: boolean
}

export interface Mail {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same for each attempt: a mail that comes twice is folded into one. */
  readonly messageId: string
  readonly headers: Readonly<Record<string, string>>
}

const longestSubject = 140

function subjectOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= longestSubject ? line : `${line.slice(0, longestSubject - 1)}…`
}

/** The mail of a notice: its words and a link; of a restricted incident the link to the notices alone. */
export function mailOf(notice: MailedNotice, { from, publicUrl }: Pick<MailSettings, 'from' | 'publicUrl'>): Mail {
  const words = notice.restricted
    ? 'There is news about a restricted incident of yours. Sign in to read it.'
    : notice.text
  const subject = notice.restricted ? 'News about a restricted incident' : subjectOf(notice.text)
  const href = notice.restricted || notice.acknowledge ? '/notices' : notice.href
  const asks = notice.acknowledge ? '\n\nPlease acknowledge it there.' : ''
  return {
    from,
    to: notice.address,
    subject: `Standdown: ${subject}`,
    text: `${words}\n\n${publicUrl}${href}${asks}\n\n-- \nSent by Standdown because you take part in this. All notices: ${publicUrl}/notices\n`,
    messageId: `<notice.${notice.id}@${new URL(publicUrl).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }
}
