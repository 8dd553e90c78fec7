/** The largest file that is taken unless the installation says otherwise: 2 GiB. */
export const standardLimitBytes = 2 * 1024 ** 3

/** The largest file that a form without JavaScript can send: it is held in memory while it is read. */
export const formLimitBytes = 25 * 1024 ** 2

const nameLimit = 200

/** Controls, bidi marks, zero-widths and lone surrogates: nothing that could make one name look like another. */
const deceptive = /[\p{Cc}\p{Cs}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu

/**
 * The name under which a file is kept and offered: its last path segment, NFC, without deceptive characters and those
 * that file systems refuse, at most 200 characters with its ending kept. Never empty.
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .toWellFormed()
    .replace(deceptive, '')
    .normalize('NFC')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  if (clean.length <= nameLimit) return clean || 'unnamed'
  const ending = /\.[^.]{1,12}$/.exec(clean)?.[0] ?? ''
  return `${clean.slice(0, nameLimit - ending.length)}${ending}`.toWellFormed()
}

/** An attachment by that name (RFC 6266, RFC 8187): plain ASCII for old clients, UTF-8 for all others. */
export function attachmentHeader(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["%\\]/g, '_')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
