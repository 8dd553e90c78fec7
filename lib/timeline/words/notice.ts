import type { NoticeEvents } from '@/lib/notices/events'
import type { Words } from './words'

/** How an acknowledgement reads. */
export const noticeWords: { readonly [K in keyof NoticeEvents]: (payload: NoticeEvents[K]) => Words } = {
  'notice.acknowledged': ({ notice }) => ({ title: `Notice acknowledged: ${notice.replaceAll('_', ' ')}` }),
}
