/** What the list of notices shows: those still to be looked at, or all. */
export const noticeViews = ['unread', 'all'] as const
export type NoticeView = (typeof noticeViews)[number]
