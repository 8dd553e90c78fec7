import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'

// Notes when each line came, by its own clock. It is the only one that says when something was recorded.
createInterface({ input: process.stdin }).on('line', () => {
  writeSync(1, `${Date.now()}\n`)
})
