/** One rule of the protocol, broken on purpose in the shipped code. Some test must notice. */
export interface Mutant {
  readonly id: string
  /** The rule that is broken, as docs/pause-protocol.md words it. */
  readonly rule: string
  /** What the broken code does instead. */
  readonly instead: string
  readonly file: string
  /** Stands exactly once in the file. */
  readonly find: string
  readonly replace: string
}

/** Mutants that the same tests must catch. */
export interface MutantGroup {
  readonly name: string
  /** The vitest project in which the tests run. */
  readonly project: 'unit' | 'integration'
  /** Test files, or beginnings of their paths. */
  readonly tests: readonly string[]
  readonly mutants: readonly Mutant[]
}

/** The source with the rule broken; throws when the text to break is not there exactly once. */
export function broken(source: string, { id, file, find, replace }: Mutant): string {
  const parts = source.split(find)
  if (parts.length !== 2)
    throw new Error(`Mutant ${id}: its text stands ${parts.length - 1} times in ${file}, not once.`)
  return parts.join(replace)
}
