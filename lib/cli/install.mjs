import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'

const stampFile = 'node_modules/.standdown-lock'
const progressEveryMs = 5_000

/** Runs `npm ci` when packages are missing or the lock file has changed since they were installed. */
export async function install(node) {
  const stamp = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (existsSync(node) && read(stampFile) === stamp) return
  if (!existsSync(node) || !installedMatches()) await runNpm()
  if (!existsSync(node))
    throw new Error(
      `npm did not install Node 24. Allow install scripts ("npm config get ignore-scripts") and run it again.`,
    )
  writeFileSync(stampFile, stamp)
}

/** Whether what npm noted about node_modules is what the lock file asks for, as after a developer's own "npm install". */
function installedMatches() {
  const wanted = parse(read('package-lock.json'))?.packages
  const present = parse(read('node_modules/.package-lock.json'))?.packages
  if (!wanted || !present) return false
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || (present[path] ? present[path].version === entry.version : entry.optional === true),
  )
}

async function runNpm() {
  console.log('Installing packages with "npm ci"; this takes a minute or two the first time.')
  const begin = Date.now()
  const progress = setInterval(() => {
    console.log(`  … ${Math.round((Date.now() - begin) / 1000)} s, ${countFolders()} packages so far`)
  }, progressEveryMs)
  try {
    const { code, said } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
    if (code !== 0) throw new Error(npmFailure(said))
  } finally {
    clearInterval(progress)
  }
  console.log(`Packages are installed (${Math.round((Date.now() - begin) / 1000)} s).`)
}

function npm(args) {
  // Under "npm start" this is the very npm that the user runs; started by hand, the one in the path.
  const own = process.env.npm_execpath
  const [program, ...before] = own && basename(own) === 'npm-cli.js' ? [process.execPath, own] : ['npm']
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...before, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    child.once('error', (cause) =>
      reject(new Error(`npm can't be started (${cause.message}). Install npm and run it again.`)),
    )
    child.once('close', (code) => resolve({ code, said }))
  })
}

function npmFailure(said) {
  const lines = said.split('\n').filter((line) => /^npm (error|ERR!)/.test(line))
  const reasons = lines.map((line) => line.replace(/^npm (error|ERR!)\s*/, '')).filter((line) => line !== '')
  if (/ENOSPC/.test(said))
    return 'npm ci failed: the disk is full. Free some space (about 1.5 GB are needed) and run it again.'
  const reason = reasons.find((line) => !/^code /.test(line)) ?? said.trim().split('\n').at(-1)
  return `npm ci failed: ${reason} Mend that, or run "npm ci" by hand to see all of it, and run it again.`
}

function countFolders() {
  try {
    return readdirSync('node_modules').filter((name) => !name.startsWith('.')).length
  } catch {
    return 0
  }
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
