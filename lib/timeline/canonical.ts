/**
 * JSON in the canonical form of RFC 8785: members sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. Members that are undefined are left out, as JSON.stringify does. Throws a TypeError on what
 * JSON can't say: functions, symbols, bigints, numbers that are not finite, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form')
      return JSON.stringify(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('JSON knows finite numbers only')
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? arrayJson(value) : objectJson(value as Record<string, unknown>)
    default:
      throw new TypeError(`JSON knows no ${typeof value}`)
  }
}

function arrayJson(items: readonly unknown[]): string {
  return `[${items.map((item) => (item === undefined ? 'null' : canonicalJson(item))).join(',')}]`
}

function objectJson(members: Readonly<Record<string, unknown>>): string {
  let out = ''
  for (const name of Object.keys(members).sort()) {
    const value = members[name]
    if (value !== undefined) out += `${out && ','}${canonicalJson(name)}:${canonicalJson(value)}`
  }
  return `{${out}}`
}
