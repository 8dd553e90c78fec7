const flightPush = /self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/gs

/**
 * The texts in the page's data as React sends it, each once. In which order its rows come, how they are cut into scripts, and
 * what stands for a repeated part of them depends on which part of the page was ready first.
 */
function flightTexts(html: string): string[] {
  const sent = [...html.matchAll(flightPush)].map(([, text]) => JSON.parse(text ?? '""') as string).join('')
  const texts = [...sent.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([text]) => text)
  return [...new Set(texts)].filter((text) => !text.startsWith('"$'))
}

/** Without what differs from one answer to the next by design: the names that were asked for, ids and times. */
function masked(text: string, ...names: readonly string[]): string {
  let left = text
  for (const name of names) left = left.replaceAll(name, 'NAME').replaceAll(name.toLowerCase(), 'NAME')
  return left
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
}

/** Status, headers, tags and texts of an answer, each once and sorted, fit to be compared with another: a page's parts come in any order. */
export async function comparable(response: Response, ...names: readonly string[]): Promise<string[]> {
  const passing = new Set(['date', 'set-cookie', 'content-length'])
  const headers = [...response.headers].filter(([name]) => !passing.has(name)).map((header) => header.join(': '))
  const body = await response.text()
  // What React needs to put late parts of a page in their place is there or not, as the parts were late or not.
  const shown = body.replaceAll(
    /<script.*?<\/script>|<!--.*?-->|<template id="B:.*?<\/template>|<div hidden(?:="")?(?: id="S:\d+")?>/gs,
    '',
  )
  const [, nonce = 'none'] = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '') ?? []
  const distinct = (lines: readonly string[]) => [...new Set(lines.map((line) => masked(line, nonce, ...names)))].sort()
  return [`${response.status}`, ...distinct(headers), ...distinct(shown.split('>')), ...distinct(flightTexts(body))]
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
