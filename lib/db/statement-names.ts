/** Beyond this many texts no further one is named: each costs memory on every connection. */
const namedAtMost = 400

const names = new Map<string, string>()

/**
 * A name for each text of a statement, the same every time: PostgreSQL then parses and plans it once a connection, not at
 * each call. Values never stand in the text, so there are few texts. Empty (no name) once there are too many.
 */
export function statementName({ sql }: { readonly sql: string }): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= namedAtMost) return ''
  const name = `s${names.size + 1}`
  names.set(sql, name)
  return name
}
