import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { LaunchOptions } from '@playwright/test'
import { root } from '@/lib/testing/sources'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/**
 * How Playwright starts a browser here: CHROMIUM_PATH when it is set, else the Chromium that npm installed (Linux on
 * x86-64), else one that stands where its installer puts it. Throws with what to do when there is none.
 */
export async function chromiumLaunch(): Promise<LaunchOptions> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`)
    return { executablePath: named, args }
  }
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium()
  const executablePath = installed.find((path) => existsSync(path))
  if (executablePath) return { executablePath, args }
  throw new Error('No browser for the tests was found. Set CHROMIUM_PATH to a Chromium or Chrome.')
}

async function packagedChromium(): Promise<LaunchOptions> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin')
  const { version } = JSON.parse(readFileSync(join(bin, '../package.json'), 'utf8'))
  const folder = join(root, 'node_modules/.cache/chromium', version)
  if (!existsSync(folder)) await unpack(bin, folder)
  const executablePath = join(folder, 'chromium')
  const env = { ...presentEnv(), FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  return { executablePath, args, env: { ...env, ...missingLibraries(executablePath, folder) } }
}

/** Unpacks the browser, its font and its libraries beside each other; a folder that is there is complete. */
async function unpack(bin: string, folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`
  const { inflate } = await import('@sparticuz/chromium')
  const before = process.env.TMPDIR
  mkdirSync(unfinished, { recursive: true })
  try {
    // The package unpacks into the folder for temporary files, which is asked for anew each time.
    process.env.TMPDIR = unfinished
    for (const part of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']) await inflate(join(bin, part))
    writeFileSync(join(unfinished, 'fonts.conf'), fontsConf(folder))
    if (!existsSync(folder)) renameSync(unfinished, folder)
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** The page brings its own fonts; where they have no glyph, the packaged one is asked before the machine's. */
function fontsConf(folder: string): string {
  const first = ['sans-serif', 'serif', 'monospace'].map(
    (family) => `<alias><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
  )
  const folders = [`${folder}/fonts`, '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`)
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${folders.join('')}<cachedir>${folder}/fonts-cache</cachedir>${first.join('')}</fontconfig>
`
}

/** Machines without a desktop lack a few libraries: the package carries them, but the machine's own come first. */
function missingLibraries(executablePath: string, folder: string): Record<string, string> {
  try {
    execFileSync(executablePath, ['--version'], { stdio: 'ignore' })
    return {}
  } catch {
    return { LD_LIBRARY_PATH: join(folder, 'al2023/lib') }
  }
}

function presentEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]))
}
