import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Mutant, MutantGroup } from '@/lib/testing/proof/mutant'
import { mutantVariable } from '@/lib/testing/proof/plugin'

export interface Verdict {
  readonly mutant: Mutant
  /** Full names of the tests that failed; empty when the mutant lived. */
  readonly caughtBy: readonly string[]
}

const vitestReport = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) })),
})

/** Runs a group's tests with one rule broken; null breaks nothing, and then nothing may fail. */
export async function failuresWith(group: MutantGroup, mutant: Mutant | null): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'standdown-mutant-'))
  const report = join(folder, 'report.json')
  const output: string[] = []
  const exitCode = await vitest(
    ['run', '--project', group.project, ...group.tests, '--bail=1', '--reporter=json', `--outputFile.json=${report}`],
    { [mutantVariable]: mutant ? JSON.stringify(mutant) : undefined },
    (text) => output.push(text),
  )
  try {
    const { testResults } = vitestReport.parse(JSON.parse(readFileSync(report, 'utf8')))
    const results = testResults.flatMap((file) => file.assertionResults)
    const failed = results.filter((test) => test.status === 'failed').map((test) => test.fullName)
    if (results.length === 0 || (exitCode !== 0 && failed.length === 0)) throw new Error('no test could run')
    return failed
  } catch (cause) {
    throw new Error(`${mutant?.id ?? group.name}: the tests did not run.\n${output.join('').slice(-3000)}`, { cause })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function vitest(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  onOutput: (text: string) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk: Buffer) => onOutput(chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => onOutput(chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
