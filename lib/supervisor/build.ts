import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { fileProblem } from '@/lib/start-problem'
import { type Once, runOnce } from '@/lib/supervisor/run-once'

const stampFile = '.next/standdown-build'
const sources = [
  'app/**/*',
  'components/**/*',
  'lib/**/*',
  'prisma/schema/*.prisma',
  'package-lock.json',
  '*.{ts,mjs,json}',
]
// These run from their source, or not in production at all.
const notBuilt = /(\.test\.tsx?$|^lib\/(cli|supervisor|testing|db\/generated)\/)/

/** The processes outside Next, each one file that Node runs by itself. */
const bundles = {
  gateway: 'lib/gateway/main.ts',
  worker: 'lib/jobs/main.ts',
  guard: 'lib/gateway/guard/main.ts',
  collectors: 'lib/collector-sdk/demo-main.ts',
}

/** The file that a bundle is built into. */
export function bundleFile(name: keyof typeof bundles): string {
  return join('dist', `${name}.js`)
}

/** Builds the pages and the processes beside them, unless what stands there was built from these very sources. */
export async function buildWhenStale({ log, env, signal }: Pick<Once, 'log' | 'env' | 'signal'>): Promise<void> {
  const stamp = hashSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  log('Building; this takes about half a minute …')
  await runOnce({ args: ['node_modules/next/dist/bin/next', 'build'], env, log, signal, what: 'The build' })
  try {
    await bundle()
    writeFileSync(stampFile, stamp)
  } catch (cause) {
    throw fileProblem(cause, 'dist')
  }
}

async function bundle(): Promise<void> {
  await build({
    entryPoints: bundles,
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    sourcemap: true,
    logLevel: 'error',
  })
}

function hashSources(): string {
  const hash = createHash('sha256').update(process.version)
  const files = globSync(sources, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !notBuilt.test(path) && !path.startsWith('next-env'))
  for (const path of files.sort()) hash.update(path).update('\0').update(readFileSync(path))
  return hash.digest('hex')
}
