const flightPush = /self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/gs

/**
 * The rows of the page's data as React sends them, sorted and without their numbers: in which order they come, and how they
 * are cut into scripts, depends on which part of the page was ready first.
 */
function flightRows(html: string): string[] {
  const sent = [...html.matchAll(flightPush)].map(([, text]) => JSON.parse(text ?? '""') as string).join('')
  return sent
    .split('\n')
    .map((row) => row.replace(/^[0-9a-f]*:/, '').replaceAll(/\$([LQ@h]?)[0-9a-f]+\b/g, '$$$1#'))
    .sort()
}

/** Without what differs from one answer to the next by design: the names that were asked for, nonces, ids and times. */
export function masked(text: string, ...names: readonly string[]): string {
  let left = text
  for (const name of names) left = left.replaceAll(name, 'NAME').replaceAll(name.toLowerCase(), 'NAME')
  return left
    .replaceAll(/nonce(\\?"?)(=|:)\\?"[A-Za-z0-9+/=]+/g, 'nonce')
    .replaceAll(/nonce-[A-Za-z0-9+/=]+/g, 'nonce')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
}

/** Status, headers and body of an answer, fit to be compared line by line with another. */
export async function comparable(response: Response, ...names: readonly string[]): Promise<string[]> {
  const passing = new Set(['date', 'set-cookie', 'content-length'])
  const headers = [...response.headers].filter(([name]) => !passing.has(name)).map((header) => header.join(': '))
  const body = await response.text()
  const shown = body.replaceAll(flightPush, '').replaceAll(/<script[^>]*><\/script>/g, '')
  return [`${response.status}`, ...headers, ...shown.split('>'), ...flightRows(body)].map((line) =>
    masked(line, ...names),
  )
}

/** The first line in which two answers differ, cut to what a person can read; null when they are alike. */
export function firstDifference(one: readonly string[], other: readonly string[]): string | null {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const [a = 'nothing', b = 'nothing'] = [one[at], other[at]]
    if (a === b) continue
    const from = Math.max(0, [...a].findIndex((letter, index) => letter !== b[index]) - 40)
    return `${a.slice(from, from + 160)} ≠ ${b.slice(from, from + 160)}`
  }
  return null
}
