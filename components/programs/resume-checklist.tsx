import { CircleCheck, CircleDashed } from 'lucide-react'
import Link from 'next/link'
import { Section } from '@/components/ui/card'
import type { ChecklistLine } from '@/lib/programs/rules/checklist'

interface ResumeChecklistProps {
  slug: string
  lines: readonly ChecklistLine[]
}

const placeOf = (id: string) => (id === 'locks' ? 'locks' : id === 'incidents' ? 'incidents' : 'safeguards')

/** Everything that must hold at the moment of resuming; each gap says what is missing and links to where it is mended. */
export function ResumeChecklist({ slug, lines }: ResumeChecklistProps) {
  const open = lines.filter(({ met }) => !met).length
  return (
    <Section
      id="checklist"
      title={open === 0 ? 'Checklist: everything holds' : `Checklist: ${open} of ${lines.length} missing`}
      hint="Asked again at the moment of resuming, whatever held before."
    >
      <ul className="divide-y divide-hairline">
        {lines.map(({ id, label, met, missing }) => {
          const Icon = met ? CircleCheck : CircleDashed
          return (
            <li key={id} className="flex gap-2.5 py-2 first:pt-0 last:pb-0">
              <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${met ? 'text-ok' : 'text-warn'}`} />
              <div className="min-w-0 flex-1">
                <p>
                  <span className="font-medium">{label}</span>: {met ? 'holds' : missing}
                </p>
                {!met && (
                  <Link href={`/programs/${slug}#${placeOf(id)}`} className="link inline-flex min-h-6 items-center">
                    Go to it
                  </Link>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
