import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mediaTypeOf } from '@/lib/evidence/media-type'
import { attachmentHeader, cleanFileName } from '@/lib/evidence/model'

describe('the name of a file', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\logs\\access.log', 'access.log'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['.hidden ', 'hidden'],
    ['a<b>|c?.txt', 'a_b__c_.txt'],
    ['\uD800x', '\uFFFDx'],
    [`${'x'.repeat(300)}.tar`, `${'x'.repeat(196)}.tar`],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanFileName(given)).toBe(clean)
  })

  it('is composed after what was taken away, so that cleaning again changes nothing', () => {
    expect(cleanFileName('e\u200B\u0301tat.pdf')).toBe('\u00E9tat.pdf')
  })

  it('makes a header that holds no control, quote or line, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const name = cleanFileName(given)
        expect(name.length).toBeGreaterThan(0)
        expect(cleanFileName(name)).toBe(name)
        expect(attachmentHeader(name)).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.!~%-]+$/)
      }),
    )
  })

  it('comes back from the header as it was', () => {
    const [, encoded = ''] = /filename\*=UTF-8''(.*)$/.exec(attachmentHeader("Übersicht (Kopie) 'neu'.xlsx")) ?? []
    expect(decodeURIComponent(encoded)).toBe("Übersicht (Kopie) 'neu'.xlsx")
  })
})

describe('the media type', () => {
  const utf8 = (text: string) => new TextEncoder().encode(text)

  it.each([
    [utf8('%PDF-1.7\n'), 'application/pdf'],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'image/png'],
    [Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0), 'application/zip'],
    [utf8('MZ\u0090'), 'application/vnd.microsoft.portable-executable'],
    [utf8('<html><script>alert(1)</script>'), 'text/plain'],
    [utf8('time,person\n'), 'text/plain'],
    [utf8('ü').subarray(0, 1), 'text/plain'],
    [Uint8Array.of(0x61, 0, 0x62), 'application/octet-stream'],
    [Uint8Array.of(0xff, 0xfe, 0x61), 'application/octet-stream'],
    [new Uint8Array(), 'application/octet-stream'],
  ])('is what the first bytes show: %j', (start, type) => {
    expect(mediaTypeOf(start)).toBe(type)
  })
})
