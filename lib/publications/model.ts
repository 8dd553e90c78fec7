/** Ways by which a publication reaches people. Files and copies are taken by a person; the rest is sent. */
export const channels = ['public_page', 'email', 'webhook', 'copy', 'docx', 'pdf'] as const
export type Channel = (typeof channels)[number]

/** What a person takes along instead of having it sent. */
export const takenChannels = ['copy', 'docx', 'pdf'] as const

export const channelWords: Record<Channel, string> = {
  public_page: 'Public page',
  email: 'E-mail',
  webhook: 'Webhook',
  copy: 'Copied text',
  docx: 'Word file',
  pdf: 'PDF file',
}

/** What a later statement is to the one before it: true then, wrong then, or should not have been said. */
export const followUps = ['update', 'correction', 'retraction'] as const
export type FollowUp = (typeof followUps)[number]

/** What goes out of a version, before it goes: everything that its words are made of. */
export interface Outgoing {
  readonly title: string
  /** The approved text, claims in words. */
  readonly text: string
  /** When its claims were drawn from the record; ISO 8601. */
  readonly asOf: string
  readonly drill: boolean
}

/** One publication as readers outside see it: only what was published. */
export interface PublicVersion extends Outgoing {
  readonly publishedAt: string
  /** SHA-256 of the outgoing text, lower-case hex. */
  readonly outgoingHash: string
  /** Null for the original. */
  readonly followUp: FollowUp | null
}

/** Everything at one public address, newest first; never empty. */
export interface PublicThreadView {
  readonly slug: string
  readonly versions: readonly [PublicVersion, ...PublicVersion[]]
}

export const followUpWords: Record<FollowUp, string> = {
  update: 'Update',
  correction: 'Correction',
  retraction: 'Retraction',
}
