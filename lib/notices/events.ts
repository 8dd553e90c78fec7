/** What the record keeps of notices: that somebody acknowledged one, on the timeline of what it is about. */
export interface NoticeEvents {
  'notice.acknowledged': { readonly noticeId: string; readonly notice: string }
}
