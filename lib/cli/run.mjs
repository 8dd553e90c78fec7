// The entry of every npm script: plain JavaScript that runs on the machine's own Node with nothing installed yet.
// Installs what is missing, generates the database client, then runs lib/cli/<command>.ts on the Node of the project.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withProcessLock } from '../process-lock.mjs'
import { generateClient } from './generate.mjs'
import { install } from './install.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const node = join(root, 'node_modules/node/bin/node')
const oldestNode = 20

/** Ends the command with one line that says what to do. */
function fail(message) {
  console.error(message)
  process.exit(1)
}

async function main([command = '', ...args]) {
  if (Number.parseInt(process.versions.node, 10) < oldestNode)
    fail(
      `Standdown needs Node ${oldestNode} or later; this is ${process.versions.node}. Install a newer Node and run it again.`,
    )
  process.chdir(root)
  const program = join('lib/cli', `${command}.ts`)
  if (!/^[a-z-]+$/.test(command) || !existsSync(program))
    fail(`There is no command "${command}". See "scripts" in package.json.`)
  mkdirSync('.data', { recursive: true, mode: 0o711 })
  await withProcessLock(
    '.data/install.lock',
    async () => {
      await install(node)
      await generateClient(node)
    },
    (pid) => console.log(`Waiting for process ${pid}, which installs packages in this folder …`),
  )
  run(program, args)
}

function run(program, args) {
  // 'server-only' is empty under this condition and throws without it, outside Next.
  const child = spawn(node, ['--conditions=react-server', '--import', 'tsx', program, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // tsx would leave its cache in the machine's folder for temporary files.
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  })
  // Ctrl-C reaches the child by itself too; it takes the first of two signals and ignores the other.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', (cause) => fail(`${node} can't be started: ${cause.message}. Run "npm ci" and try again.`))
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

main(process.argv.slice(2)).catch((cause) => {
  if (cause.code === 'ENOSPC') fail('The disk that holds this folder is full. Free some space there and run it again.')
  fail(cause instanceof Error ? cause.message : String(cause))
})
