// The same as wall-clock.c for a command that runs on Node, where there is no compiler: Date is off by what a file says.
import { appendFileSync, readFileSync } from 'node:fs'

const file = process.env.STANDDOWN_CLOCK_OFFSETS
if (file) {
  appendFileSync(`${file}.seen`, 'node\n')
  const RealDate = Date
  const now = () => RealDate.now() + (Number.parseInt(readFileSync(file, 'utf8'), 10) || 0)
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(now())
      else super(...given)
    }
    static now = now
  }
}
