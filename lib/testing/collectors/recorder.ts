import { readFileSync } from 'node:fs'
import type { WorkloadRecord } from '@/lib/collector-sdk/workload'

/** What really reached the disk, read from the file alone: it knows nothing of leases. */
export function recordsIn(file: string): WorkloadRecord[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): WorkloadRecord => JSON.parse(line))
}

/** The wall time of each collector's last record. */
export function lastRecords(file: string): Map<string, number> {
  const last = new Map<string, number>()
  for (const { collector, wallMs } of recordsIn(file)) last.set(collector, Math.max(wallMs, last.get(collector) ?? 0))
  return last
}
