import { CircleAlert } from 'lucide-react'
import { cn } from '@/lib/cn'
import type { RenderedPart } from '@/lib/statements/tokens'

/** What is wrong with a claim, in words, by its key. */
export type Troubles = ReadonlyMap<string, string>

interface PartProps {
  part: RenderedPart
  linked: boolean
  troubles: Troubles
}

function Marker({ number, linked }: { number: number; linked: boolean }) {
  return (
    <sup className="ml-0.5 font-medium text-meta">
      {linked ? (
        <a href={`#claim-${number}`} className="link" aria-label={`Claim ${number}`}>
          [{number}]
        </a>
      ) : (
        `[${number}]`
      )}
    </sup>
  )
}

function Part({ part, linked, troubles }: PartProps) {
  if (part.type === 'text' || part.type === 'marked') return part.text
  if (part.type === 'earlier') return <q className="[quotes:none]">{part.text}</q>
  if (part.type === 'unknown') return <mark className="bg-remove-bg text-remove">{part.text}</mark>
  const { key, number, text } = part
  const trouble = troubles.get(key) ?? (part.type === 'claim' && !part.supported ? 'Unsupported' : null)
  return (
    <>
      <span className={cn(trouble && 'bg-remove-bg text-remove')}>
        {trouble && (
          <span className="mr-1 inline-flex items-center gap-0.5 font-medium text-meta">
            <CircleAlert aria-hidden className="size-4" />
            {trouble}:
          </span>
        )}
        {text}
      </span>
      <Marker number={number} linked={linked} />
    </>
  )
}

export interface StatementTextProps {
  parts: readonly RenderedPart[]
  /** Whether markers lead to the list of claims on the same page. */
  linked?: boolean
  /** What is wrong with claims that do not hold, or that somebody must look at again. */
  troubles?: Troubles
}

const none: Troubles = new Map()

/** A statement as it reads, each claim with the number of its marker; what does not hold stands out, by icon and words. */
export function StatementText({ parts, linked = true, troubles = none }: StatementTextProps) {
  let offset = 0
  return (
    <div className="max-w-reading whitespace-pre-wrap text-reading">
      {parts.map((part) => {
        offset += part.text.length + 1
        return <Part key={offset} part={part} linked={linked} troubles={troubles} />
      })}
    </div>
  )
}
