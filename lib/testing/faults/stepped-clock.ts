import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const preload = pathToFileURL(resolve(import.meta.dirname, '../../conformance/wall-clock-node.mjs')).href

/** The wall clock of a process on Node, stepped from outside through a file. */
export class SteppedClock {
  constructor(private readonly file: string) {
    this.step(0)
  }

  /** What the process must be started with. */
  get variables(): Record<string, string> {
    return { NODE_OPTIONS: `--import=${preload}`, STANDDOWN_CLOCK_OFFSETS: this.file }
  }

  step(ms: number): void {
    writeFileSync(this.file, `${ms} 0`)
  }
}
