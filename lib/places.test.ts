import { describe, expect, it } from 'vitest'
import { regimes } from '@/lib/clocks/regimes/registry'
import { unions } from '@/lib/clocks/scope-facts'
import { placeCode, placeLabel, places } from '@/lib/places'

describe('the places that forms offer', () => {
  it('are all that laws in the table ask for, once', () => {
    const codes = places.map(({ code }) => code)
    const asked = regimes.flatMap((regime) => regime.places.flatMap((place) => unions[place] ?? [place]))
    expect(codes).toEqual(expect.arrayContaining([...new Set(asked)]))
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.every((code) => placeCode.test(code))).toBe(true)
  })

  it('read by name, and any other by its code', () => {
    expect([placeLabel('DE'), placeLabel('US-CA'), placeLabel('CH')]).toEqual(['Germany', 'California', 'CH'])
  })
})
