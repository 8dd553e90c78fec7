import { CircleAlert, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { Mark } from '@/lib/statements/lint/model'

export interface MarkListProps {
  marks: readonly Mark[]
  /** What can be done about a mark here: take its rewrite, waive or dismiss it. */
  controls?: (mark: Mark) => ReactNode
}

const looks = {
  block: { Icon: OctagonAlert, word: 'Stops approval', tone: 'text-danger' },
  warn: { Icon: TriangleAlert, word: 'To mend or dismiss before submitting', tone: 'text-warn' },
} as const

/** The rules that say a sentence has no evidence behind it. */
const unsupported: ReadonlySet<Mark['rule']> = new Set(['S01'])

function Waived({ by, reason, at }: NonNullable<Mark['waived']>) {
  return (
    <p className="mt-1 text-muted">
      Let stand by {by}, <Time at={at} />
      {reason && `: “${reason}”`}
    </p>
  )
}

function MarkItem({ mark, controls }: { mark: Mark } & Pick<MarkListProps, 'controls'>) {
  const { Icon, word, tone } = looks[mark.severity]
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className={`inline-flex items-center gap-1 font-medium ${mark.waived ? 'text-muted' : tone}`}>
          <Icon aria-hidden className="size-4 shrink-0" />
          {mark.waived ? 'Let stand' : word}
        </span>
        {unsupported.has(mark.rule) && !mark.waived && (
          <span className="inline-flex items-center gap-1 font-medium text-danger">
            <CircleAlert aria-hidden className="size-4 shrink-0" />
            Unsupported
          </span>
        )}
        <span className="text-meta text-subtle">{mark.rule}</span>
      </p>
      {mark.sentenceText && <p className="mt-1 text-muted">“{mark.sentenceText}”</p>}
      <p className="mt-1">
        {mark.words && mark.words !== mark.sentenceText && <span className="font-medium">“{mark.words}”: </span>}
        {mark.reason} {mark.mend}
      </p>
      {mark.waived && <Waived {...mark.waived} />}
      {controls?.(mark)}
    </li>
  )
}

/** How many of which, in words: `2 stop approval, 1 to mend or dismiss`. */
function sum(marks: readonly Mark[]): string {
  const open = marks.filter(({ waived }) => !waived)
  const blocks = open.filter(({ severity }) => severity === 'block').length
  const warns = open.length - blocks
  if (open.length === 0) return marks.length === 0 ? 'No rule is broken' : 'All were let stand'
  return `${blocks} ${blocks === 1 ? 'stops' : 'stop'} approval, ${warns} to mend or dismiss`
}

/** The sentences that break a rule of wording, each with the reason and the way out. */
export function MarkList({ marks, controls }: MarkListProps) {
  return (
    <Section id="marks" title="Wording" hint={sum(marks)}>
      {marks.length === 0 ? (
        <p className="text-muted">Every sentence passes the rules.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-hairline">
          {marks.map((mark) => (
            <MarkItem
              key={`${mark.rule}${mark.sentence}:${mark.start}${mark.sentenceHash}`}
              mark={mark}
              {...(controls && { controls })}
            />
          ))}
        </ul>
      )}
    </Section>
  )
}
