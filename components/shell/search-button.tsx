'use client'

import { Search } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { PaletteProps } from './palette'
import { useShortcuts } from './use-shortcuts'

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }))

/** The header's search: opens the palette, as Ctrl+K does. */
export function SearchButton(props: Pick<PaletteProps, 'entries' | 'search'>) {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  function show() {
    setWanted(true)
    setOpen(true)
  }
  useShortcuts({ '$mod+k': show, '/': show })
  return (
    <>
      <Button
        size="small"
        onClick={show}
        aria-label="Search and jump"
        className="bg-surface font-normal text-muted max-lg:border-transparent max-lg:bg-transparent lg:w-64 lg:justify-between"
      >
        <span className="flex items-center gap-2">
          <Search aria-hidden className="size-4" />
          <span className="max-lg:hidden">Search or jump to</span>
        </span>
        <kbd className="font-mono text-meta text-subtle max-lg:hidden">Ctrl K</kbd>
      </Button>
      {wanted && (
        <Suspense fallback={<span hidden data-modal-open="" />}>
          <Palette open={open} onOpenChange={setOpen} {...props} />
        </Suspense>
      )}
    </>
  )
}
