import { InvalidInput } from '@/lib/errors'
import type { NoticeView } from '@/lib/notices/model'
import { type Cursor, decodeCursor } from '@/lib/rest/cursor'

/** What `/notices?view=&after=` asks for; what it doesn't know it leaves out. */
export function parseNoticeAddress(params: Readonly<Record<string, string | string[] | undefined>>): {
  readonly view: NoticeView
  readonly after: Cursor | null
} {
  const { view, after } = params
  return { view: view === 'all' ? 'all' : 'unread', after: typeof after === 'string' ? cursorOrNull(after) : null }
}

function cursorOrNull(text: string): Cursor | null {
  try {
    return decodeCursor(text)
  } catch (thrown) {
    if (thrown instanceof InvalidInput) return null
    throw thrown
  }
}
