import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@/lib/testing/sources'

function manifest(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, '.next', path), 'utf8'))
}

/** Every page and handler of the build that is served, as Next names them: `/(console)/incidents/page`, `/api/live/route`. */
export function builtRoutes(): string[] {
  return Object.keys(manifest('server/app-paths-manifest.json'))
    .filter((route) => route !== '/_global-error/page')
    .sort()
}

export interface BuiltAction {
  /** What a browser sends as `Next-Action`; another one in each build. */
  readonly id: string
  readonly name: string
  readonly file: string
  /** The pages that carry it, as `builtRoutes` names them. */
  readonly pages: readonly string[]
}

interface ActionEntry {
  readonly exportedName: string
  readonly filename: string
  readonly workers: Readonly<Record<string, unknown>>
}

/** Every server action that the build has exported. */
export function builtActions(): BuiltAction[] {
  const { node } = manifest('server/server-reference-manifest.json') as { node: Record<string, ActionEntry> }
  return Object.entries(node).map(([id, { exportedName, filename, workers }]) => ({
    ...{ id, name: exportedName, file: filename },
    pages: Object.keys(workers).map((page) => page.replace(/^app/, '')),
  }))
}
