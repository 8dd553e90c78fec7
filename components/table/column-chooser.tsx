'use client'

import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react'
import { Popover } from 'radix-ui'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/input'
import { moved } from './address'

export interface ColumnChooserProps {
  /** Every column; the first is the row's header and always shown. */
  all: { id: string; label: string }[]
  /** The ids that are shown, in their order. */
  shown: string[]
  compact: boolean
  onChange: (shown: string[]) => void
  onReset: () => void
  onDensity: (compact: boolean) => void
}

interface RowProps {
  id: string
  label: string
  props: ColumnChooserProps
}

function ColumnRow({ id, label, props: { all, shown, onChange } }: RowProps) {
  const visible = shown.includes(id)
  const fixed = all[0]?.id === id
  const toggle = () => onChange(visible ? shown.filter((each) => each !== id) : [...shown, id])
  const at = shown.indexOf(id)
  return (
    <li className="flex min-h-8 items-center gap-2">
      <label htmlFor={`column-${id}`} className="flex flex-1 items-center gap-2">
        <Checkbox id={`column-${id}`} checked={visible} disabled={fixed} onChange={toggle} />
        {label}
      </label>
      {visible && !fixed && (
        <>
          <Button
            variant="quiet"
            size="small"
            aria-label={`Move ${label} up`}
            aria-disabled={at <= 1}
            onClick={() => at > 1 && onChange(moved(shown, id, -1))}
          >
            <ChevronUp aria-hidden className="size-4" />
          </Button>
          <Button
            variant="quiet"
            size="small"
            aria-label={`Move ${label} down`}
            aria-disabled={at === shown.length - 1}
            onClick={() => onChange(moved(shown, id, 1))}
          >
            <ChevronDown aria-hidden className="size-4" />
          </Button>
        </>
      )}
    </li>
  )
}

/** Which columns, in which order, how dense; all of it goes to the address. */
export function ColumnChooser(props: ColumnChooserProps) {
  const hidden = props.all.filter(({ id }) => !props.shown.includes(id))
  const label = (id: string) => props.all.find((column) => column.id === id)?.label ?? id
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button size="small" className="max-sm:hidden">
          <Columns3 aria-hidden className="size-4" />
          Columns
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          aria-label="Columns"
          className="fade-in z-40 max-h-[70vh] w-72 overflow-y-auto rounded-card border border-control bg-raised p-3 text-text"
        >
          <ul>
            {[...props.shown, ...hidden.map(({ id }) => id)].map((id) => (
              <ColumnRow key={id} id={id} label={label(id)} props={props} />
            ))}
          </ul>
          <div className="mt-2 flex items-center justify-between gap-2 border-hairline border-t pt-3">
            <label htmlFor="compact-rows" className="flex items-center gap-2">
              <Checkbox
                id="compact-rows"
                checked={props.compact}
                onChange={(event) => props.onDensity(event.target.checked)}
              />
              Compact rows
            </label>
            <Button size="small" onClick={props.onReset}>
              Reset
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
