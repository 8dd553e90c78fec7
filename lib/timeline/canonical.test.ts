import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/lib/timeline/canonical'

describe('canonical JSON', () => {
  it('writes the examples of RFC 8785', () => {
    const numbers = [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001]
    expect(canonicalJson({ numbers, string: '€$\u000F\nA\'B"\\\\"/', literals: [null, true, false] })).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
    const names = { '€': 1, '\r': 2, '\uFB33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 }
    expect(
      canonicalJson(names)
        .match(/\d(?=[,}])/g)
        ?.join(''),
    ).toBe('2467153')
  })

  it('agrees with another implementation on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary-ascii' }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value))
      }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value))
      }),
    )
  })

  it('does not care in which order members were set, nor about members that are undefined', () => {
    expect(canonicalJson({ b: 1, a: undefined, c: [undefined] })).toBe('{"b":1,"c":[null]}')
    expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }))
  })

  it.each([[1n], [Number.NaN], [Number.POSITIVE_INFINITY], ['\uD800'], [undefined], [() => 1]])(
    'refuses what JSON can’t say: %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError)
    },
  )
})
