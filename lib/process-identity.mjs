// Plain JavaScript: also runs before anything is installed, on Node 20.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process started, as an opaque text that differs for a later process of the same number; null when no such
 * process runs. A process number alone proves nothing: numbers are used again, also after a restart of the machine.
 */
export function startOfProcess(pid) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  return process.platform === 'linux' ? startOnLinux(pid) : startFromPs(pid)
}

/** The command line of a running process, its arguments separated by spaces; null when it can't be read. */
export function commandOfProcess(pid) {
  if (process.platform !== 'linux') return ps(pid, 'command')
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim() || null
  } catch {
    return null
  }
}

function startOnLinux(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything, so the fields are counted from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
  } catch {
    return null
  }
}

function startFromPs(pid) {
  return ps(pid, 'lstart')
}

function ps(pid, column) {
  const asked = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim() || null : null
}
