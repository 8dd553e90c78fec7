import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ClockCard } from '@/components/clocks/clock-card'
import type { ClockDetail } from '@/lib/clocks/queries/incident'

const now = new Date('2026-11-23T12:00:00Z')
const clock: ClockDetail = {
  ...{ id: 'c', regime: 'new-york', duty: 'new-york.notice', title: 'New York: Tell residents', version: 1 },
  ...{ state: 'running', missing: [], startsAt: now, due: new Date('2026-12-24T04:59:59Z'), latestArguable: null },
  ...{ recipient: 'Residents', internalTarget: null, explanation: [], anchorSeqs: [], zone: 'America/New_York' },
  ...{ calendarId: null, calendarVersion: null, owner: null, metAt: null, receipt: null, reasons: null },
  ...{ endedAt: null, endedByName: null, alerts: [] },
}
const settings = { enabled: true, mark: 'V', reviewedOn: '2026-02-01', note: 'Read by outside counsel.' }

describe('a clock', () => {
  it('says how far and when its law was read as the workplace has it, and what is excluded', () => {
    const html = renderToStaticMarkup(<ClockCard {...{ clock, now, settings }} reference="INC-AAAAA" />)
    expect(html).toContain('V: The primary text was read')
    expect(html).toContain('2026-02-01, to be read again')
    expect(html).toContain('Read by outside counsel.')
    expect(html).toContain('Access in good faith by an employee')
    expect(html).toContain('Whole at once')
  })

  it('goes by the rules where the workplace says nothing', () => {
    const html = renderToStaticMarkup(<ClockCard {...{ clock, now }} reference="INC-AAAAA" />)
    expect(html).toContain('S: Read in a secondary source')
    expect(html).not.toContain('to be read again')
  })
})
