/** How many bytes of a file `mediaTypeOf` needs. */
export const sniffedBytes = 512

interface Signature {
  readonly type: string
  readonly at: number
  readonly bytes: readonly number[]
}

const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0))
const signature = (type: string, bytes: readonly number[], at = 0): Signature => ({ type, at, bytes })

const signatures: readonly Signature[] = [
  signature('application/pdf', ascii('%PDF-')),
  signature('image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  signature('image/jpeg', [0xff, 0xd8, 0xff]),
  signature('image/gif', ascii('GIF8')),
  signature('image/webp', ascii('WEBP'), 8),
  signature('image/tiff', [0x49, 0x49, 0x2a, 0x00]),
  signature('image/heic', ascii('ftypheic'), 4),
  signature('video/quicktime', ascii('ftypqt'), 4),
  signature('video/mp4', ascii('ftyp'), 4),
  signature('video/webm', [0x1a, 0x45, 0xdf, 0xa3]),
  signature('audio/wav', ascii('WAVE'), 8),
  signature('audio/ogg', ascii('OggS')),
  signature('audio/mpeg', ascii('ID3')),
  signature('application/zip', [0x50, 0x4b, 0x03, 0x04]),
  signature('application/zip', [0x50, 0x4b, 0x05, 0x06]),
  signature('application/gzip', [0x1f, 0x8b]),
  signature('application/zstd', [0x28, 0xb5, 0x2f, 0xfd]),
  signature('application/x-xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
  signature('application/x-7z-compressed', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
  signature('application/vnd.rar', ascii('Rar!')),
  signature('application/x-tar', ascii('ustar'), 257),
  signature('application/vnd.sqlite3', ascii('SQLite format 3')),
  signature('application/vnd.tcpdump.pcap', [0xd4, 0xc3, 0xb2, 0xa1]),
  signature('application/x-pcapng', [0x0a, 0x0d, 0x0d, 0x0a]),
  signature('application/x-ole-storage', [0xd0, 0xcf, 0x11, 0xe0]),
  signature('application/x-evtx', ascii('ElfFile')),
  signature('application/x-elf', [0x7f, 0x45, 0x4c, 0x46]),
  signature('application/vnd.microsoft.portable-executable', ascii('MZ')),
]

/** Whether the bytes are UTF-8 text; a character that is cut at the end does not count against them. */
function isText(start: Uint8Array): boolean {
  if (start.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The media type that the first bytes of a file show; what the sender or the name says counts for nothing. */
export function mediaTypeOf(start: Uint8Array): string {
  const known = signatures.find(({ at, bytes }) => bytes.every((byte, index) => start[at + index] === byte))
  if (known) return known.type
  return start.length > 0 && isText(start) ? 'text/plain' : 'application/octet-stream'
}
