import { randomInt } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, so that a reference survives being read out. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function code(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** A random reference, so that it does not tell how many incidents there are. */
export function newIncidentReference(): string {
  return `INC-${code(5)}`
}

export function newStatementReference(): string {
  return `STM-${code(5)}`
}
