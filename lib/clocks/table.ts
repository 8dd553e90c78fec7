import { anchorKeys } from '@/lib/clocks/anchors'
import type { Duty, Rule } from '@/lib/clocks/model'
import { regimes } from '@/lib/clocks/regimes/registry'

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** A rule in a few words, for lists: `72 h`, `4 business days, 17:30`. */
function ruleWords(rule: Rule): string {
  switch (rule.kind) {
    case 'hours':
      return `${rule.hours} h`
    case 'double_limit':
      return `${rule.afterClassification} h, and ${rule.afterAwareness} h after awareness`
    case 'calendar_days': {
      const range = rule.arguableDays
        ? `${rule.days} to ${rule.arguableDays} calendar days`
        : plural(rule.days, 'calendar day')
      return rule.firstDay === 'anchor' ? `${range}, that day being the first` : range
    }
    case 'business_days': {
      const until = rule.until ? `, ${rule.until.hour}:${rule.until.minute}` : ''
      return `${plural(rule.days, 'business day')}${until}${rule.smallAgents ? ` (small agents ${rule.smallAgents.days})` : ''}`
    }
    case 'months':
      return plural(rule.months, 'month')
    case 'days_after_year':
      return `${plural(rule.days, 'day')} after the calendar year`
    case 'no_number':
      return `${rule.words.charAt(0).toLowerCase()}${rule.words.slice(1)}; no number`
  }
}

function row(duty: Duty): string {
  const cells = [
    duty.id,
    ruleWords(duty.rule),
    anchorKeys(duty).join(' + '),
    duty.recipient,
    duty.threshold,
    `[${duty.mark}] ${duty.source}`,
  ]
  return `| ${cells.join(' | ')} |`
}

/** Every regime with its duties, as Markdown: docs/clocks.md holds it. */
export function regimeTable(): string {
  return regimes
    .map((regime) => {
      const status =
        regime.status === 'in_force'
          ? 'in force'
          : regime.status === 'proposal'
            ? '**a proposal: off**'
            : '**not in force: off**'
      const since = regime.inForceFrom ? `, from ${regime.inForceFrom}` : ''
      const rows = regime.duties.map(row)
      const head = [
        '| duty | within | counted from | to whom | threshold | mark and source |',
        '| --- | --- | --- | --- | --- | --- |',
      ]
      return [
        `### ${regime.title} (\`${regime.id}\`, version ${regime.version})`,
        '',
        `${regime.law}; ${status}${since}. [${regime.mark}] Reviewed on ${regime.reviewedOn}.`,
        '',
        ...regime.notes.map((note) => `- ${note}`),
        ...(regime.notes.length > 0 ? [''] : []),
        ...(rows.length > 0 ? [...head, ...rows, ''] : []),
      ].join('\n')
    })
    .join('\n')
}
