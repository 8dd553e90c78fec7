import { CircleAlert } from 'lucide-react'
import { cn } from '@/lib/cn'
import type { RenderedPart } from '@/lib/statements/tokens'

interface PartProps {
  part: RenderedPart
  linked: boolean
  fallen: ReadonlySet<string>
}

function Part({ part, linked, fallen }: PartProps) {
  if (part.type === 'text') return part.text
  if (part.type === 'earlier') return <q className="[quotes:none]">{part.text}</q>
  if (part.type === 'unknown') return <mark className="bg-remove-bg text-remove">{part.text}</mark>
  if (part.type === 'marked') return part.text
  const { key, number, text } = part
  const supported = part.type === 'linked' || part.supported
  const sound = supported && !fallen.has(key)
  return (
    <>
      <span className={cn(!sound && 'bg-remove-bg text-remove')}>
        {!sound && <CircleAlert aria-hidden className="mr-1 inline size-4" />}
        {supported && !sound && <span className="sr-only">No longer holds: </span>}
        {text}
      </span>
      <sup className="ml-0.5 font-medium text-meta">
        {linked ? (
          <a href={`#claim-${number}`} className="link" aria-label={`Claim ${number}`}>
            [{number}]
          </a>
        ) : (
          `[${number}]`
        )}
      </sup>
    </>
  )
}

export interface StatementTextProps {
  parts: readonly RenderedPart[]
  /** Whether markers lead to the list of claims on the same page. */
  linked?: boolean
  /** Keys of published claims that no longer hold. */
  fallen?: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

/** A statement as it reads, each claim with the number of its marker; a claim without support, or that no longer holds, stands out. */
export function StatementText({ parts, linked = true, fallen = none }: StatementTextProps) {
  let offset = 0
  return (
    <div className="max-w-reading whitespace-pre-wrap text-reading">
      {parts.map((part) => {
        offset += part.text.length + 1
        return <Part key={offset} part={part} linked={linked} fallen={fallen} />
      })}
    </div>
  )
}
