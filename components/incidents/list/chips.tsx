import { X } from 'lucide-react'
import Link from 'next/link'
import { buttonLook } from '@/components/ui/button'
import type { FilterChip } from '@/lib/incidents/list-address'

/** The filters in force; each is taken away by its own link. */
export function FilterChips({ chips }: { chips: readonly FilterChip[] }) {
  return chips.map(({ label, without }) => (
    <Link key={label} href={`/incidents${without}`} scroll={false} className={buttonLook({ size: 'small' })}>
      {label}
      <X aria-hidden className="size-3.5" />
      <span className="sr-only">, take this filter away</span>
    </Link>
  ))
}
