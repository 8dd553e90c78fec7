import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { broken, type Mutant } from './mutant.ts'

/** The environment variable that carries the mutant, as JSON. */
export const mutantVariable = 'STANDDOWN_MUTANT'

/** The rule that this run is to break; null in every other run. */
export function askedMutant(): Mutant | null {
  const asked = process.env[mutantVariable]
  return asked ? (JSON.parse(asked) as Mutant) : null
}

/** Loads the mutant's file broken. */
export function mutantPlugin(root: string, mutant: Mutant | null): Plugin {
  return {
    name: 'standdown-mutant',
    enforce: 'pre',
    load: (id) => (mutant && id === join(root, mutant.file) ? broken(readFileSync(id, 'utf8'), mutant) : null),
  }
}
