import type { Verdict } from '@/lib/conformance/play'

const marks: Readonly<Record<Verdict['verdict'], string>> = { passed: 'ok', failed: 'FAILED', 'not run': 'not run' }
/** Where "what was seen" begins a line of its own. */
const indent = ' '.repeat(10)

/** One line for a case and one for what was seen, grouped by the rule it tries, and a line of counts. */
export function report(verdicts: readonly Verdict[]): string {
  const widest = Math.max(...verdicts.map(({ name }) => name.length))
  const lines: string[] = []
  let rule = 0
  for (const verdict of verdicts) {
    if (verdict.rule !== rule) lines.push('', `Rule ${verdict.rule}`)
    rule = verdict.rule
    const took = `${verdict.seconds.toFixed(1)} s`.padStart(7)
    lines.push(`  ${marks[verdict.verdict].padEnd(7)} ${verdict.name.padEnd(widest)} ${took}  ${verdict.title}`)
    lines.push(`${indent}${verdict.seen}`)
  }
  return [...lines, '', counts(verdicts)].join('\n').trimStart()
}

function counts(verdicts: readonly Verdict[]): string {
  const of = (kind: Verdict['verdict']) => verdicts.filter(({ verdict }) => verdict === kind).length
  const notRun = of('not run') === 0 ? '' : `, ${of('not run')} not run`
  return `${of('passed')} passed, ${of('failed')} failed${notRun}.`
}
