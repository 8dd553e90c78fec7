import { cpus, loadavg, release, totalmem } from 'node:os'

/** What a figure is worth nothing without: the machine, its load, and when. */
export function machine() {
  const [first] = cpus()
  return {
    cores: cpus().length,
    processor: first?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    loadAverages: loadavg().map((value) => Math.round(value * 100) / 100),
    at: new Date().toISOString(),
  }
}
