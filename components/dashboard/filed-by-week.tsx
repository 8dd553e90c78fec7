import { StackedBars } from '@/components/charts/stacked-bars'
import { Section } from '@/components/ui/card'
import { definitions, type FiledInWeek, lastWeeks } from '@/lib/dashboard/model'
import { severityScale } from '@/lib/incidents/model'
import { formatTime } from '@/lib/time'

interface FiledByWeekProps {
  filed: readonly FiledInWeek[]
  asOf: Date
}

/** How much was filed in each of the last weeks, and how bad it was. Left out of the printed brief, which is one page. */
export function FiledByWeek({ filed, asOf }: FiledByWeekProps) {
  const weeks = lastWeeks(asOf)
  const count = (week: string, level: number) =>
    filed.find((row) => row.week === week && row.severity === level)?.filed ?? 0
  const total = filed.reduce((sum, row) => sum + row.filed, 0)
  const severe = filed.reduce((sum, row) => sum + (row.severity <= 1 ? row.filed : 0), 0)
  return (
    <Section id="filed" className="print:hidden" title="Filed by week" hint={definitions.filed}>
      <StackedBars
        data={{
          id: 'filed-by-week',
          title: `${total} filed in ${weeks.length} weeks, ${severe} of them at SEV 0 or SEV 1`,
          summary: `Each bar is a week, from its Monday, stacked by severity with the worst at the bottom.`,
          categoryName: 'Week of',
          categories: weeks.map((week) => formatTime(week, 'UTC', 'date').slice(0, -5)),
          series: severityScale.map(({ level, word }) => ({
            name: `SEV ${level} ${word}`,
            level,
            values: weeks.map((week) => count(week, level)),
          })),
        }}
      />
    </Section>
  )
}
