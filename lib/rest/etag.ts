/** Changes with every change of state and every entry. */
export function incidentTag({ version, entries }: { readonly version: number; readonly entries: number }): string {
  return `"${version}-${entries}"`
}

/** Whether If-None-Match names the tag (RFC 9110 §13.1.2: compared weakly). */
export function namesTag(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false
  return ifNoneMatch.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')))
}
