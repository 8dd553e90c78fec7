/** Beyond this many texts no further one is named: each costs memory on every connection. */
const namedAtMost = 400

/** Longer texts list many rows; few are asked twice. */
const namedLength = 8000

const names = new Map<string, string>()

/**
 * A name for each text of a statement, the same every time: PostgreSQL then parses and plans it once a connection, not at
 * each call. Values never stand in the text, so there are few texts. Empty (no name) once there are too many, or for a
 * long one.
 */
export function statementName({ sql }: { readonly sql: string }): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= namedAtMost || sql.length > namedLength) return ''
  const name = `s${names.size + 1}`
  names.set(sql, name)
  return name
}
