'use client'

import { Dialog } from '@/components/ui/dialog'
import type { NavItem } from './nav'

function Keys({ keys }: { keys: string }) {
  return (
    <span className="flex gap-1">
      {keys.split(' ').map((key) => (
        <kbd key={key} className="rounded-control border border-control bg-surface px-1.5 font-mono text-meta">
          {key}
        </kbd>
      ))}
    </span>
  )
}

export interface ShortcutsHelpProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  nav: NavItem[]
  declare: boolean
}

/** Every key that does something on all pages. */
export function ShortcutsHelp({ open, onOpenChange, nav, declare }: ShortcutsHelpProps) {
  const rows: [keys: string, does: string][] = [
    ['Ctrl K', 'Search and jump'],
    ...(declare ? [['c', 'Declare an incident'] satisfies [string, string]] : []),
    ['u', 'Switch between UTC and local time'],
    ['?', 'Show this list'],
    ...nav.flatMap(({ key, label }): [string, string][] => (key ? [[`g ${key}`, `Go to ${label}`]] : [])),
    ['Ctrl Enter', 'Send the form you are in'],
  ]
  return (
    <Dialog
      title="Keyboard shortcuts"
      description="Single keys do nothing while you type. The account menu turns them off."
      open={open}
      onOpenChange={onOpenChange}
    >
      <dl className="grid gap-2">
        {rows.map(([keys, does]) => (
          <div key={keys} className="flex items-center justify-between gap-4">
            <dt>{does}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
