import { readFileSync } from 'node:fs'
import { type Verdict, verifyExport } from './record.ts'
import { verdictLines } from './report.ts'

function verdictOn(file: string): Verdict | string {
  try {
    return verifyExport(JSON.parse(readFileSync(file, 'utf8')))
  } catch (thrown) {
    return `${file} can’t be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`
  }
}

/**
 * Verifies an exported file: 0 when it holds, 1 when it does not, 2 when it can't be read. Needs nothing but Node:
 * `node lib/timeline/verify/main.ts export.json` works on a machine that has only these files.
 */
export function verifyFile(file: string): number {
  const verdict = verdictOn(file)
  if (typeof verdict === 'string') {
    process.stderr.write(`${verdict}\n`)
    return 2
  }
  process.stdout.write(`${verdictLines(verdict).join('\n')}\n`)
  return verdict.problems.length === 0 ? 0 : 1
}
