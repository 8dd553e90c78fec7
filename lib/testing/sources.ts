import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The folder of the checkout. */
export const root = resolve(import.meta.dirname, '../..')

export interface Source {
  /** From the checkout's folder, with forward slashes. */
  path: string
  text: string
  lines: number
}

const folders = '{app,bench,components,e2e,lib,prisma}'
const generated = ['lib/db/generated/**', 'prisma/migrations/**']

/** Every file of ours that is written by hand and ends in one of `extensions`. */
export function readSources(extensions: string[]): Source[] {
  const ending = extensions.length === 1 ? extensions[0] : `{${extensions.join(',')}}`
  const patterns = [`*.${ending}`, `.*.${ending}`, `${folders}/**/*.${ending}`]
  const paths = globSync(patterns, { cwd: root, exclude: [...generated, 'next-env.d.ts'] })
  return [...new Set(paths)].sort().map((path) => {
    const text = readFileSync(resolve(root, path), 'utf8')
    return { path, text, lines: text.split('\n').length - 1 }
  })
}
