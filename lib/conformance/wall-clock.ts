import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The clocks of one command, stepped from outside. */
export interface WallClock {
  /** What the command must be started with. */
  readonly variables: Readonly<Record<string, string>>
  /** Moves the wall clock, and by `bootMs` the clock that counts sleep; the monotonic one stays. */
  step(wallMs: number, bootMs: number): void
  /** The programs that took the preload up, one of each name. */
  seen(): string[]
}

/** A way to step the clock of a command that is not ours: a library that is preloaded, built here. */
export interface Clocks {
  readonly how: string
  open(): WallClock
  close(): void
}

/** Builds the preload with the machine's C compiler; without one only commands on Node can be played. */
export function prepareClocks(): Clocks {
  const folder = mkdtempSync(join(tmpdir(), 'standdown-clocks-'))
  const library = join(folder, 'wall-clock.so')
  const source = join(import.meta.dirname, 'wall-clock.c')
  const build = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-w', '-o', library, source])
  const built = process.platform === 'linux' && build.status === 0 && existsSync(library)
  const preload = built
    ? { LD_PRELOAD: library }
    : { NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'wall-clock-node.mjs')).href}` }
  let opened = 0
  return {
    how: built ? 'a preloaded library' : 'Date of Node, since there is no C compiler here',
    open() {
      opened += 1
      return openClock(join(folder, `offsets-${opened}`), preload)
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function openClock(file: string, preload: Record<string, string>): WallClock {
  writeFileSync(file, '0 0')
  return {
    variables: { ...preload, STANDDOWN_CLOCK_OFFSETS: file },
    step: (wallMs, bootMs) => writeFileSync(file, `${wallMs} ${bootMs}`),
    seen: () => (existsSync(`${file}.seen`) ? namesIn(readFileSync(`${file}.seen`, 'utf8')) : []),
  }
}

function namesIn(text: string): string[] {
  return [...new Set(text.split('\n').filter((name) => name !== ''))]
}
