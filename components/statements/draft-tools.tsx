'use client'

import { Link2, MessageCircle, MessageSquareQuote, Quote, Undo2, Unlink } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { Asked } from './evidence-choice'
import type { Surface } from './use-draft-text'

export interface DraftToolsProps {
  surface: Surface
  plain: boolean
  onAsk: (asked: Asked) => void
  onPlain: (plain: boolean) => void
}

/** Pressing a tool leaves the selection where it is: a button that took the focus by mouse would lose it on phones. */
function Tool({ icon, label, onPress }: { icon: ReactNode; label: string; onPress: () => void }) {
  return (
    <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={onPress}>
      {icon}
      {label}
    </Button>
  )
}

const icon = { 'aria-hidden': true, className: 'size-4' } as const

/** What can be done with the selected words, for fingers and for the keyboard (Tab; Ctrl+E from inside of the text). */
export function DraftTools({ surface, plain, onAsk, onPlain }: DraftToolsProps) {
  return (
    <fieldset className="flex flex-wrap gap-1.5 border-0 p-0">
      <legend className="sr-only">Tools for the text</legend>
      <Tool
        icon={<Link2 {...icon} />}
        label="Link evidence"
        onPress={() => onAsk(surface.hasSelection() ? 'link' : 'insert')}
      />
      <Tool icon={<MessageSquareQuote {...icon} />} label="Insert a claim" onPress={() => onAsk('insert')} />
      <Tool icon={<MessageCircle {...icon} />} label="Courtesy" onPress={() => surface.mark('courtesy')} />
      <Tool icon={<Quote {...icon} />} label="Opinion" onPress={() => surface.mark('opinion')} />
      <Tool icon={<Unlink {...icon} />} label="Remove the mark" onPress={() => surface.unmark()} />
      <Tool icon={<Undo2 {...icon} />} label="Undo" onPress={() => surface.undo()} />
      <Button size="small" variant="quiet" onClick={() => onPlain(!plain)}>
        {plain ? 'Write with claims in place' : 'Write as plain text'}
      </Button>
    </fieldset>
  )
}
