import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorCode } from '@/lib/start-problem'

/** Replaces a file whole and durably, for its owner's eyes alone. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const next = `${path}.new`
  const file = openSync(next, 'w', 0o600)
  try {
    writeSync(file, typeof content === 'string' ? Buffer.from(content) : content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(next, path)
  syncFolder(dirname(path))
}

/** What was renamed or removed in a folder stays so after a power cut. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Null when there is no such file; anything else that goes wrong is thrown. */
export function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return null
    throw cause
  }
}
