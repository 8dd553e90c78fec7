import { CircleAlert } from 'lucide-react'
import { cn } from '@/lib/cn'
import type { RenderedPart } from '@/lib/statements/tokens'

function Part({ part, linked }: { part: RenderedPart; linked: boolean }) {
  if (part.type === 'text') return part.text
  if (part.type === 'earlier') return <q className="[quotes:none]">{part.text}</q>
  if (part.type === 'unknown') return <mark className="bg-remove-bg text-remove">{part.text}</mark>
  const { number, supported, text } = part
  return (
    <>
      <span className={cn(!supported && 'bg-remove-bg text-remove')}>
        {!supported && <CircleAlert aria-hidden className="mr-1 inline size-4" />}
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

/** A statement as it reads, each claim with the number of its marker; a claim without support stands out in words. */
export function StatementText({ parts, linked = true }: { parts: readonly RenderedPart[]; linked?: boolean }) {
  let offset = 0
  return (
    <div className="max-w-reading whitespace-pre-wrap text-reading">
      {parts.map((part) => {
        offset += part.text.length + 1
        return <Part key={offset} part={part} linked={linked} />
      })}
    </div>
  )
}
