// Plain JavaScript: also runs before anything is installed, on Node 20.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { startOfProcess } from './process-identity.mjs'

/**
 * Runs `work` while holding the lock file; other processes wait for their turn. The lock of a process that died is
 * taken over, so kill -9 leaves nothing to clean up. `onWait(pid)` is called once when somebody else holds it.
 */
export async function withProcessLock(path, work, onWait = () => {}) {
  const mine = JSON.stringify({ pid: process.pid, start: startOfProcess(process.pid) })
  let waited = false
  while (!take(path, mine)) {
    const holder = liveHolder(path)
    if (holder === null) continue
    if (!waited) onWait(holder)
    waited = true
    await delay(200)
  }
  try {
    return await work()
  } finally {
    if (read(path) === mine) rmSync(path, { force: true })
  }
}

// A hard link is made whole or not at all: nobody can see a lock that does not name its holder yet.
function take(path, mine) {
  const own = `${path}.${process.pid}`
  try {
    writeFileSync(own, mine, { mode: 0o600 })
    linkSync(own, path)
    return true
  } catch (cause) {
    if (cause.code === 'EEXIST') return false
    throw cause
  } finally {
    rmSync(own, { force: true })
  }
}

// Returns the holder's number, or null after clearing away the lock of a dead one (or when it is free already).
function liveHolder(path) {
  const found = read(path)
  if (found === null) return null
  const holder = parse(found)
  if (holder !== null && startOfProcess(holder.pid) === holder.start) return holder.pid
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return null
  }
  // Somebody may have taken the lock since it was read; then it goes back where it was.
  if (read(aside) !== found) linkBack(aside, path)
  rmSync(aside, { force: true })
  return null
}

function linkBack(aside, path) {
  try {
    linkSync(aside, path)
  } catch (cause) {
    if (cause.code !== 'EEXIST') throw cause
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
