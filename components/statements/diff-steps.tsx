'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { useShortcuts } from '@/components/shell/use-shortcuts'
import { Button } from '@/components/ui/button'

/** Puts the focus on the next change behind the one that has it, or on the first or last; round at the ends. */
function step(by: 1 | -1): void {
  const changes = [...document.querySelectorAll<HTMLElement>('[data-change]')]
  const at = changes.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 && by < 0 ? changes.length - 1 : (at + by + changes.length) % changes.length
  changes[next]?.focus()
  changes[next]?.scrollIntoView({ block: 'center' })
}

/** From change to change, by button or by the keys n and p. */
export function DiffSteps() {
  useShortcuts({ n: () => step(1), p: () => step(-1) })
  return (
    <span className="flex flex-wrap gap-1.5">
      <Button size="small" onClick={() => step(-1)} aria-keyshortcuts="p">
        <ChevronUp aria-hidden className="size-4" />
        Previous change
      </Button>
      <Button size="small" onClick={() => step(1)} aria-keyshortcuts="n">
        <ChevronDown aria-hidden className="size-4" />
        Next change
      </Button>
    </span>
  )
}
