'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { Dialog } from 'radix-ui'
import { useEffect, useState } from 'react'
import { Backdrop } from '@/components/ui/dialog'
import { useReturnFocus } from '@/components/ui/return-focus'

export interface PaletteEntry {
  href: string
  label: string
  /** Shown after the label in small print, and searched too: a reference, a severity, a key. */
  detail?: string
}

export interface PaletteProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Pages and actions that this person may use; each leads to a page, never straight to an effect. */
  entries: PaletteEntry[]
  /** Looks further on the server: incidents by reference and title, programs, statements. */
  search?: ((text: string) => Promise<PaletteEntry[]>) | undefined
}

const itemLook =
  'flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-control px-3 data-[selected=true]:bg-sunken pointer-coarse:min-h-11'

function useFound(text: string, search: PaletteProps['search']): PaletteEntry[] {
  const [found, setFound] = useState<PaletteEntry[]>([])
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const entries = search && text.trim().length > 1 ? await search(text.trim()) : []
      if (current) setFound(entries)
    }, 80)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text, search])
  return found
}

/** Search and jump. Loaded at the first Ctrl+K, not before. */
export function Palette({ open, onOpenChange, entries, search }: PaletteProps) {
  const router = useRouter()
  const returnFocus = useReturnFocus()
  const [text, setText] = useState('')
  const found = useFound(text, search)
  function go(href: string) {
    onOpenChange(false)
    setText('')
    router.push(href)
  }
  const item = (group: string) => (entry: PaletteEntry) => (
    <Command.Item
      key={entry.href}
      value={`${group} ${entry.label} ${entry.detail ?? ''}`}
      onSelect={() => go(entry.href)}
      className={itemLook}
    >
      <span className="truncate">{entry.label}</span>
      {entry.detail && <span className="shrink-0 font-mono text-meta text-subtle">{entry.detail}</span>}
    </Command.Item>
  )
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Backdrop />
        <Dialog.Content
          {...returnFocus}
          data-modal-open=""
          aria-modal
          aria-describedby={undefined}
          className="fade-in fixed inset-x-3 top-[10vh] z-50 mx-auto max-w-xl overflow-hidden rounded-card border border-control bg-raised text-text"
        >
          <Dialog.Title className="sr-only">Search and jump</Dialog.Title>
          <Command label="Search and jump" loop>
            <Command.Input
              maxLength={100}
              value={text}
              onValueChange={setText}
              placeholder="A reference, a program, or what you want to do"
              className="h-12 w-full border-hairline border-b bg-transparent px-4 text-reading outline-none"
            />
            <Command.List className="max-h-[50vh] overflow-y-auto p-2">
              <Command.Empty className="px-3 py-6 text-center text-muted">Nothing found for that.</Command.Empty>
              {found.length > 0 && <Command.Group heading="Found">{found.map(item('found'))}</Command.Group>}
              <Command.Group heading="Go to">{entries.map(item('go'))}</Command.Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
