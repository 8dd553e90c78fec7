'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { buttonLook } from '@/components/ui/button'
import { ConnectionChip } from './connection-chip'
import type { NavItem } from './nav'
import type { PaletteEntry, PaletteProps } from './palette'
import { SearchButton } from './search-button'
import { ShortcutsHelp } from './shortcuts-help'
import { useShortcuts } from './use-shortcuts'
import { UserMenu } from './user-menu'
import { Wordmark } from './wordmark'
import { ZoneButton } from './zone-button'

export interface HeaderProps {
  person: { name: string; roles: string }
  nav: NavItem[]
  /** Whether this person may declare an incident. */
  declare: boolean
  search?: PaletteProps['search']
  signOut: () => Promise<void>
  /** The way to one's notices. */
  bell?: ReactNode
}

function paletteEntries(nav: NavItem[], declare: boolean): PaletteEntry[] {
  const places = nav.map(({ href, label, key }) => ({ href, label, ...(key && { detail: `g ${key}` }) }))
  return declare ? [{ href: '/incidents/new', label: 'Declare an incident', detail: 'c' }, ...places] : places
}

/** The bar on top of every page: find, declare, clock, connection, account. */
export function Header({ person, nav, declare, search, signOut, bell }: HeaderProps) {
  const router = useRouter()
  const [help, setHelp] = useState(false)
  useShortcuts({
    'Shift+?': () => setHelp(true),
    ...(declare && { c: () => router.push('/incidents/new') }),
    ...Object.fromEntries(nav.flatMap(({ key, href }) => (key ? [[`g ${key}`, () => router.push(href)]] : []))),
  })
  return (
    <header
      data-chrome=""
      className="sticky top-0 z-30 flex h-12 items-center gap-0.5 border-hairline border-b bg-bg px-2 min-[360px]:gap-1 min-[360px]:px-3 sm:gap-2 sm:px-4"
    >
      <Link
        prefetch={false}
        href="/incidents"
        aria-label="Standdown: incidents"
        className="mr-auto rounded-control lg:mr-0 lg:w-44"
      >
        <Wordmark />
      </Link>
      <div className="hidden lg:mr-auto lg:block" />
      <ConnectionChip />
      <SearchButton entries={paletteEntries(nav, declare)} search={search} />
      <ZoneButton />
      {bell}
      <UserMenu {...person} more={nav.slice(4)} onShowShortcuts={() => setHelp(true)} signOut={signOut} />
      {declare && (
        <Link
          prefetch={false}
          href="/incidents/new"
          className={buttonLook({ variant: 'primary', size: 'small', className: 'max-sm:hidden' })}
        >
          <Plus aria-hidden className="size-4" />
          Declare incident
        </Link>
      )}
      <ShortcutsHelp open={help} onOpenChange={setHelp} nav={nav} declare={declare} />
    </header>
  )
}
