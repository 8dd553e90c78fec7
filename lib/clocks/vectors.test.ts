import { describe, expect, it } from 'vitest'
import { dueOf } from '@/lib/clocks/due'
import type { Anchors, CountingOptions, Due } from '@/lib/clocks/model'
import { findDuty } from '@/lib/clocks/regimes/registry'
import { formatTime } from '@/lib/time'

const berlin: CountingOptions = { zone: 'Europe/Berlin', calendar: 'eu-de' }

function due(id: string, anchors: Readonly<Record<string, string>>, options: CountingOptions = berlin): Due {
  const duty = findDuty(id)
  if (!duty) throw new Error(`No duty ${id}`)
  const dated = Object.fromEntries(Object.entries(anchors).map(([key, at]) => [key, new Date(at)]))
  return dueOf(duty, dated as Anchors, options)
}

function local(at: Date | null | undefined, zone: string): string {
  return at ? formatTime(at, zone) : 'none'
}

function day(id: string, anchors: Readonly<Record<string, string>>, options?: CountingOptions): string {
  const { conservativeDue, zone } = due(id, anchors, options)
  return conservativeDue ? formatTime(conservativeDue, zone, 'date') : 'none'
}

describe('the published vectors', () => {
  it.each([
    ['Monday', '2026-07-06T15:00:00Z', '10 Jul 2026'],
    ['Friday', '2026-07-10T15:00:00Z', '16 Jul 2026'],
    ['Saturday', '2026-07-11T15:00:00Z', '16 Jul 2026'],
    ['Monday before Thanksgiving', '2026-11-23T15:00:00Z', '30 Nov 2026'],
    ['a holiday itself, Thanksgiving', '2026-11-26T15:00:00Z', '2 Dec 2026'],
    ['the Thursday before a holiday that is observed on Friday', '2026-07-02T15:00:00Z', '9 Jul 2026'],
    ['New Year’s Eve', '2026-12-31T15:00:00Z', '7 Jan 2027'],
  ])('SEC, determined on %s', (_, determined, last) => {
    expect(day('sec-8k.1-05', { determined_material: determined })).toBe(last)
  })

  it('SEC ends at 17:30 in New York, in winter and in summer', () => {
    const summer = due('sec-8k.1-05', { determined_material: '2026-07-06T15:00:00Z' })
    const winter = due('sec-8k.1-05', { determined_material: '2026-11-23T15:00:00Z' })
    expect(summer.conservativeDue?.toISOString()).toBe('2026-07-10T21:30:00.000Z')
    expect(winter.conservativeDue?.toISOString()).toBe('2026-11-30T22:30:00.000Z')
    expect(winter.calendar).toEqual({ id: 'us-federal', version: 'date-holidays 3.37.0, rules 1' })
  })

  it('SEC takes the day of New York, not of UTC', () => {
    expect(day('sec-8k.1-05', { determined_material: '2026-07-07T02:00:00Z' })).toBe('10 Jul 2026')
  })

  it('SEC, nothing determined: no date, and the judgment is named', () => {
    const open = due('sec-8k.1-05', { discovered: '2026-11-01T00:00:00Z' })
    expect(open.conservativeDue).toBeNull()
    expect(open.missing).toEqual(['determined_material'])
  })

  it('DORA, aware Saturday 10:00, classified 12:00', () => {
    const anchors = { aware: '2026-11-21T09:00:00Z', classified_major: '2026-11-21T11:00:00Z' }
    const plain = due('dora.initial', anchors)
    expect(local(plain.conservativeDue, 'Europe/Berlin')).toBe('21 Nov 2026, 16:00 +01:00')
    expect(plain.latestArguable).toBeUndefined()
    const relieved = due('dora.initial', anchors, { ...berlin, relief: { entity: 'other' } })
    expect(local(relieved.conservativeDue, 'Europe/Berlin')).toBe('21 Nov 2026, 16:00 +01:00')
    expect(local(relieved.latestArguable, 'Europe/Berlin')).toBe('23 Nov 2026, 12:00 +01:00')
    const bank = due('dora.initial', anchors, { ...berlin, relief: { entity: 'listed' } })
    expect(bank.latestArguable).toBeUndefined()
    expect(bank.explanation.join(' ')).toContain('Art. 5(5)')
    const off = due('dora.initial', anchors, { ...berlin, relief: { entity: 'other', switchedOff: true } })
    expect(off.latestArguable).toBeUndefined()
    expect(off.explanation.join(' ')).toContain('Art. 5(6)')
  })

  it('NIS2 final, notified on 28 October 2026', () => {
    const final = due('nis2.final', { 'notified_authority:nis2.notification': '2026-10-28T13:00:00Z' })
    expect(local(final.conservativeDue, 'Europe/Berlin')).toBe('28 Nov 2026, 23:59 +01:00')
    expect(local(final.latestArguable, 'Europe/Berlin')).toBe('30 Nov 2026, 23:59 +01:00')
  })

  it('Singapore, determined on Wednesday 4 November 2026: Saturday, which does not move', () => {
    const singapore = due('singapore-pdpa.pdpc', { assessed_notifiable: '2026-11-04T03:00:00Z' })
    expect(local(singapore.conservativeDue, 'Asia/Singapore')).toBe('7 Nov 2026, 23:59 +08:00')
    expect(singapore.latestArguable).toBeUndefined()
  })

  it('California, discovered on 31 January 2026, and the Attorney General 15 days after the notice', () => {
    expect(day('california.people', { discovered: '2026-01-31T20:00:00Z' })).toBe('2 Mar 2026')
    expect(day('california.ag', { notified_people: '2026-02-20T20:00:00Z' })).toBe('7 Mar 2026')
  })

  it('72 h over the end of summer time: the wall clock shows an hour less', () => {
    const gdpr = due('gdpr.33', { aware: '2026-10-23T14:20:00Z' })
    expect(local(gdpr.startsAt, 'Europe/Berlin')).toBe('23 Oct 2026, 16:20 +02:00')
    expect(local(gdpr.conservativeDue, 'Europe/Berlin')).toBe('26 Oct 2026, 15:20 +01:00')
  })
})

describe('days of a law that names no zone', () => {
  const instant = (id: string, anchors: Readonly<Record<string, string>>, zone: string) =>
    due(id, anchors, { zone }).conservativeDue?.toISOString()

  it('are never a later year’s because the workplace declared none: New Year’s Eve in New York is UTC’s next year', () => {
    const eve = { discovered: '2027-01-01T01:00:00Z' }
    expect(instant('hipaa.hhs-fewer', eve, 'America/New_York')).toBe('2027-03-02T04:59:59.999Z')
    expect(instant('hipaa.hhs-fewer', eve, 'UTC')).toBe('2027-03-02T04:59:59.999Z')
    expect(instant('hipaa.hhs-fewer', eve, 'Europe/Berlin')).toBe('2027-03-02T04:59:59.999Z')
    expect(due('hipaa.hhs-fewer', eve, { zone: 'UTC' }).explanation.join(' ')).toContain('No zone of the United States')
  })

  it.each([
    [
      'hipaa.people',
      { discovered: '2026-03-02T01:00:00Z' },
      ['America/New_York', 'America/Chicago', 'Pacific/Honolulu'],
    ],
    [
      'hipaa.people',
      { discovered: '2026-03-02T05:30:00Z' },
      ['America/New_York', 'America/Chicago', 'Pacific/Honolulu'],
    ],
    ['australia-ndb.assessment', { discovered: '2026-03-01T09:00:00Z' }, ['Australia/Sydney', 'Australia/Perth']],
    [
      'nis2.final',
      { notified_authority: '2026-10-28T10:00:00Z' },
      ['Europe/Berlin', 'Europe/Helsinki', 'Europe/Lisbon'],
    ],
    ['dora.final', { notified_authority: '2026-10-28T22:30:00Z' }, ['Europe/Berlin', 'Europe/Athens', 'Europe/Lisbon']],
  ])('%s without one is never due after any that could be meant', (id, anchors, zones) => {
    const undeclared = instant(id, anchors, 'UTC') ?? ''
    for (const zone of zones) expect([zone, undeclared <= (instant(id, anchors, zone) ?? '')]).toEqual([zone, true])
  })
})

describe('hours', () => {
  it('leave the first hour out where Reg. 1182/71 is argued: Friday 16:20 runs from 17:00 to Monday 17:00', () => {
    const gdpr = due('gdpr.33', { aware: '2026-11-13T15:20:00Z' })
    expect(local(gdpr.conservativeDue, 'Europe/Berlin')).toBe('16 Nov 2026, 16:20 +01:00')
    expect(local(gdpr.latestArguable, 'Europe/Berlin')).toBe('16 Nov 2026, 17:00 +01:00')
    expect(due('uk-gdpr.33', { aware: '2026-11-13T15:20:00Z' }).latestArguable).toBeUndefined()
  })

  it('never move to a working day: aware on Friday 25 December, due on Monday', () => {
    expect(day('gdpr.33', { aware: '2026-12-25T10:00:00Z' })).toBe('28 Dec 2026')
  })

  it('lengthen on the wall over the start of summer time', () => {
    const gdpr = due('gdpr.33', { aware: '2026-03-27T15:20:00Z' })
    expect(local(gdpr.conservativeDue, 'Europe/Berlin')).toBe('30 Mar 2026, 17:20 +02:00')
  })

  it.each([
    ['nis2.early-warning', 'significant', 24],
    ['nis2.notification', 'significant', 72],
    ['nydfs.notice', 'determined_incident', 72],
    ['nydfs.payment', 'extortion_payment', 24],
    ['india-cert-in.report', 'aware', 6],
    ['india-dpdp.details', 'aware', 72],
    ['china-cac.cii', 'discovered', 1],
    ['china-cac.state-body', 'discovered', 2],
    ['china-cac.operator', 'discovered', 4],
    ['eu-omnibus.33', 'aware', 96],
    ['circia.incident', 'reasonable_grounds', 72],
    ['dora.intermediate', 'notified_authority:dora.initial', 72],
  ])('%s: exact elapsed hours', (id, anchor, hours) => {
    const { conservativeDue } = due(id, { [anchor]: '2026-10-24T22:30:00Z' })
    expect(conservativeDue?.getTime()).toBe(Date.parse('2026-10-24T22:30:00Z') + hours * 3_600_000)
  })
})

describe('DORA', () => {
  it('takes 24 h after awareness where that is earlier', () => {
    const anchors = { aware: '2026-11-16T09:00:00Z', classified_major: '2026-11-17T08:00:00Z' }
    expect(due('dora.initial', anchors).conservativeDue?.toISOString()).toBe('2026-11-17T09:00:00.000Z')
  })

  it('counts from the classification alone once 24 h have passed', () => {
    const anchors = { aware: '2026-11-16T09:00:00Z', classified_major: '2026-11-17T09:00:01Z' }
    expect(due('dora.initial', anchors).conservativeDue?.toISOString()).toBe('2026-11-17T13:00:01.000Z')
  })

  it('needs both judgments', () => {
    expect(due('dora.initial', { aware: '2026-11-16T09:00:00Z' }).missing).toEqual(['classified_major'])
    const classified = due('dora.initial', { classified_major: '2026-11-16T09:00:00Z' })
    expect([classified.missing, classified.anchored]).toEqual([['aware'], ['classified_major']])
    expect(classified.conservativeDue).toBeNull()
  })

  it('relieves a bank’s final report but not its intermediate one', () => {
    const bank: CountingOptions = { ...berlin, relief: { entity: 'listed' } }
    const intermediate = due('dora.intermediate', { 'notified_authority:dora.initial': '2026-11-19T09:00:00Z' }, bank)
    expect(local(intermediate.conservativeDue, 'Europe/Berlin')).toBe('22 Nov 2026, 10:00 +01:00')
    expect(intermediate.latestArguable).toBeUndefined()
    const final = due('dora.final', { 'notified_authority:dora.intermediate': '2026-11-26T09:00:00Z' }, bank)
    expect(local(final.conservativeDue, 'Europe/Berlin')).toBe('26 Dec 2026, 23:59 +01:00')
    expect(local(final.latestArguable, 'Europe/Berlin')).toBe('28 Dec 2026, 12:00 +01:00')
    expect(final.calendar?.id).toBe('eu-de')
  })

  it('takes a notification that is tied to no duty, and says so', () => {
    const final = due('dora.final', { notified_authority: '2026-11-02T09:00:00Z' })
    expect(final.conservativeDue).not.toBeNull()
    expect(final.explanation.join(' ')).toContain('does not say which notification')
  })
})

describe('months', () => {
  it.each([
    ['2026-01-31T09:00:00Z', '28 Feb 2026', '2 Mar 2026'],
    ['2028-01-31T09:00:00Z', '29 Feb 2028', '29 Feb 2028'],
    ['2026-03-31T09:00:00Z', '30 Apr 2026', '30 Apr 2026'],
    ['2026-11-25T09:00:00Z', '25 Dec 2026', '28 Dec 2026'],
    ['2026-12-31T09:00:00Z', '31 Jan 2027', '1 Feb 2027'],
  ])('after %s', (at, last, argued) => {
    const final = due('nis2.final', { 'notified_authority:nis2.notification': at })
    expect(local(final.conservativeDue, 'Europe/Berlin')).toContain(`${last}, 23:59`)
    expect(local(final.latestArguable ?? final.conservativeDue, 'Europe/Berlin')).toContain(`${argued}, 23:59`)
  })

  it('know only weekends where no member state is chosen', () => {
    const final = due(
      'nis2.final',
      { 'notified_authority:nis2.notification': '2026-11-25T09:00:00Z' },
      { zone: 'Europe/Berlin' },
    )
    expect([final.latestArguable, final.calendar]).toEqual([undefined, undefined])
  })
})

describe('days', () => {
  it.each([
    ['hipaa.people', 'discovered', '2026-01-01T12:00:00Z', '2 Mar 2026'],
    ['hipaa.hhs-500', 'discovered', '2028-01-01T12:00:00Z', '1 Mar 2028'],
    ['hipaa.hhs-fewer', 'discovered', '2026-05-05T12:00:00Z', '1 Mar 2027'],
    ['hipaa.hhs-fewer', 'discovered', '2027-12-31T12:00:00Z', '29 Feb 2028'],
    ['new-york.notice', 'discovered', '2026-11-23T12:00:00Z', '23 Dec 2026'],
    ['texas.ag', 'determined_incident', '2026-02-01T12:00:00Z', '3 Mar 2026'],
    ['texas.people', 'determined_incident', '2026-02-01T12:00:00Z', '2 Apr 2026'],
    ['australia-ndb.assessment', 'discovered', '2026-11-23T12:00:00Z', '23 Dec 2026'],
    ['singapore-pdpa.assessment', 'discovered', '2026-11-23T12:00:00Z', '23 Dec 2026'],
    ['nydfs.payment-reasons', 'extortion_payment', '2026-11-23T12:00:00Z', '23 Dec 2026'],
    ['china-cac.summary', 'handling_ended', '2026-11-23T12:00:00Z', '23 Dec 2026'],
  ])('%s from %s %s', (id, anchor, at, last) => {
    expect(day(id, { [anchor]: at })).toBe(last)
  })

  it('end with a local day that summer time makes 23 hours long', () => {
    const options: CountingOptions = { zone: 'America/New_York' }
    const { conservativeDue } = due('hipaa.people', { discovered: '2026-01-07T17:00:00Z' }, options)
    expect(conservativeDue?.toISOString()).toBe('2026-03-09T03:59:59.999Z')
  })
})

describe('Brazil', () => {
  it('counts three business days past a weekend and a holiday, and six for small agents', () => {
    expect(day('brazil-lgpd.anpd', { aware: '2026-11-19T15:00:00Z' })).toBe('25 Nov 2026')
    const small = { ...berlin, smallAgent: true }
    expect(day('brazil-lgpd.people', { aware: '2026-11-19T15:00:00Z' }, small)).toBe('30 Nov 2026')
  })

  it('supplements within 20, and only argues for 40', () => {
    const notified = { 'notified_authority:brazil-lgpd.anpd': '2026-11-23T15:00:00Z' }
    expect(day('brazil-lgpd.supplement', notified)).toBe('21 Dec 2026')
    const small = due('brazil-lgpd.supplement', notified, { ...berlin, smallAgent: true })
    expect(local(small.conservativeDue, 'America/Sao_Paulo')).toContain('21 Dec 2026')
    expect(local(small.latestArguable, 'America/Sao_Paulo')).toContain('20 Jan 2027')
  })
})

describe('Japan', () => {
  it('counts the day of awareness as day 1, and argues for the move past the New Year', () => {
    const final = due('japan-appi.final', { aware: '2026-12-01T03:00:00Z' })
    expect(local(final.conservativeDue, 'Asia/Tokyo')).toContain('30 Dec 2026')
    expect(local(final.latestArguable, 'Asia/Tokyo')).toContain('4 Jan 2027')
    expect(final.calendar?.id).toBe('jp')
  })

  it('reports within 3 days, or 5 at the latest', () => {
    const first = due('japan-appi.preliminary', { aware: '2026-11-16T03:00:00Z' })
    expect(local(first.conservativeDue, 'Asia/Tokyo')).toContain('18 Nov 2026')
    expect(local(first.latestArguable, 'Asia/Tokyo')).toContain('20 Nov 2026')
  })

  it('has 60 days for a wrongful purpose', () => {
    expect(day('japan-appi.final-wrongful', { aware: '2026-11-16T03:00:00Z' })).toBe('14 Jan 2027')
  })
})

describe('duties without a number', () => {
  it.each([
    ['gdpr.33-2', 'aware', 'Without undue delay'],
    ['gdpr.34', 'aware', 'Without undue delay'],
    ['pipeda.opc', 'assessed_notifiable', 'As soon as feasible'],
    ['australia-ndb.oaic', 'reasonable_grounds', 'As soon as practicable'],
    ['india-dpdp.first', 'aware', 'Without delay'],
    ['china-cac.pipl-57', 'discovered', 'Immediately'],
  ])('%s has no date and says the words of the law', (id, anchor, words) => {
    const none = due(id, { [anchor]: '2026-11-23T12:00:00Z' })
    expect([none.conservativeDue, none.latestArguable, none.missing]).toEqual([null, undefined, []])
    expect(none.explanation.join(' ')).toContain(words)
  })
})
