import { findRegime } from '@/lib/clocks/regimes/registry'
import { InvalidInput } from '@/lib/errors'
import { type Cursor, decodeCursor } from '@/lib/rest/cursor'

export const clockViews = ['open', 'ended', 'laws'] as const
export type ClockView = (typeof clockViews)[number]

export interface ClockAddress {
  readonly view: ClockView
  readonly regime: string | null
  readonly mine: boolean
  readonly after: Cursor | null
}

type Params = Readonly<Record<string, string | string[] | undefined>>

function cursorOrNull(text: string): Cursor | null {
  try {
    return decodeCursor(text)
  } catch (thrown) {
    if (thrown instanceof InvalidInput) return null
    throw thrown
  }
}

/** What `/clocks?view=&regime=&mine=&after=` asks for; what it doesn't know it leaves out. */
export function parseClockAddress({ view, regime, mine, after }: Params): ClockAddress {
  return {
    view: clockViews.find((each) => each === view) ?? 'open',
    regime: typeof regime === 'string' && findRegime(regime) ? regime : null,
    mine: mine === 'on',
    after: typeof after === 'string' ? cursorOrNull(after) : null,
  }
}

/** The query of an address without its page. */
export function clockSearch({ view, regime, mine }: Omit<ClockAddress, 'after'>): string {
  const query = new URLSearchParams()
  if (view !== 'open') query.set('view', view)
  if (regime) query.set('regime', regime)
  if (mine) query.set('mine', 'on')
  return query.toString()
}
