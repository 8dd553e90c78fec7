import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runCommand } from '@/lib/cli/command-line'
import { StartProblem } from '@/lib/start-problem'

// npm run bench -- NAME [options]: one of the measurements in bench/, which its README describes.
await runCommand(async ([name = '', ...options]) => {
  const file = join('bench', `${name}.ts`)
  if (!/^[a-z-]+$/.test(name) || !existsSync(file))
    throw new StartProblem(
      'Say what to measure, for instance "npm run bench -- pages"; bench/README.md lists the names.',
    )
  process.argv.splice(2, process.argv.length, ...options)
  await import(pathToFileURL(resolve(file)).href)
})
