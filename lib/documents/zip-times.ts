const centralEntry = 0x02014b50
const endRecord = 0x06054b50
const endRecordBytes = 22
/** 1 January 1980, midnight: the first moment that a zip file can name. */
const firstDosDate = 0x0021

function endRecordAt(view: DataView): number {
  for (let at = view.byteLength - endRecordBytes; at >= 0; at--) if (view.getUint32(at, true) === endRecord) return at
  throw new Error('Not a zip file: it has no end record.')
}

/**
 * The same zip file with one fixed time on every entry, so that equal contents are equal bytes. Takes files without
 * ZIP64, which is all that a document is. Throws on what is no zip file.
 */
export function withFixedTimes(zip: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(zip)
  const view = new DataView(bytes.buffer)
  const end = endRecordAt(view)
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== centralEntry) throw new Error('Not a zip file: its directory is broken.')
    const local = view.getUint32(at + 42, true)
    for (const time of [at + 12, local + 10]) {
      view.setUint16(time, 0, true)
      view.setUint16(time + 2, firstDosDate, true)
    }
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return bytes
}
