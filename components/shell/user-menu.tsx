'use client'

import { Check, CircleUser } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu as Menu } from 'radix-ui'
import { startTransition, useState } from 'react'
import { wipeDrafts } from '@/components/form/drafts'
import { Button } from '@/components/ui/button'
import { rememberChoice, shortcutsCookie, themeCookie } from '@/components/ui/choices'
import type { NavItem } from './nav'

const itemLook =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11'

function Tick() {
  return (
    <Menu.ItemIndicator>
      <Check aria-hidden className="size-4" />
    </Menu.ItemIndicator>
  )
}

function ThemeChoice() {
  const [theme, setTheme] = useState(() => document.documentElement.dataset.theme ?? '')
  function choose(next: string) {
    setTheme(next)
    if (next === '') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    void rememberChoice(themeCookie, next)
  }
  return (
    <Menu.RadioGroup value={theme} onValueChange={choose}>
      <Menu.Label className="px-2 pt-1 text-meta text-subtle">Theme</Menu.Label>
      {[
        ['', 'As the system'],
        ['light', 'Light'],
        ['dark', 'Dark'],
      ].map(([value = '', label]) => (
        <Menu.RadioItem key={value} value={value} className={itemLook} onSelect={(event) => event.preventDefault()}>
          <span className="w-4">
            <Tick />
          </span>
          {label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}

function ShortcutChoice() {
  const [on, setOn] = useState(() => document.documentElement.dataset.shortcuts !== 'off')
  function choose(next: boolean) {
    setOn(next)
    document.documentElement.dataset.shortcuts = next ? 'on' : 'off'
    void rememberChoice(shortcutsCookie, next ? '' : 'off')
  }
  return (
    <Menu.CheckboxItem
      checked={on}
      onCheckedChange={choose}
      className={itemLook}
      onSelect={(event) => event.preventDefault()}
    >
      <span className="w-4">
        <Tick />
      </span>
      Single-key shortcuts
    </Menu.CheckboxItem>
  )
}

export interface UserMenuProps {
  name: string
  /** As people read them: "Responder, Administrator". */
  roles: string
  /** Places that don't fit the bottom bar of a phone. */
  more: NavItem[]
  onShowShortcuts: () => void
  signOut: () => Promise<void>
}

/** Who one is here, how the pages look, and the way out. */
export function UserMenu({ name, roles, more, onShowShortcuts, signOut }: UserMenuProps) {
  function leave() {
    wipeDrafts()
    startTransition(signOut)
  }
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>
        <Button variant="quiet" size="small" aria-label={`Account: ${name}`}>
          <CircleUser aria-hidden className="size-4" />
          <span className="max-w-36 truncate max-lg:hidden">{name}</span>
        </Button>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          align="end"
          sideOffset={6}
          className="fade-in z-40 max-h-(--radix-dropdown-menu-content-available-height) w-60 overflow-y-auto rounded-card border border-control bg-raised p-1.5 text-dense text-text"
        >
          <div className="px-2 py-1.5">
            <p className="font-strong">{name}</p>
            <p className="text-meta text-muted">{roles}</p>
          </div>
          <Menu.Separator className="my-1 h-px bg-hairline" />
          {more.map(({ href, label }) => (
            <Menu.Item key={href} asChild className={`${itemLook} sm:hidden`}>
              <Link href={href}>{label}</Link>
            </Menu.Item>
          ))}
          <Menu.Item asChild className={itemLook}>
            <Link href="/settings/account">Your account</Link>
          </Menu.Item>
          <Menu.Separator className="my-1 h-px bg-hairline" />
          <ThemeChoice />
          <Menu.Separator className="my-1 h-px bg-hairline" />
          <ShortcutChoice />
          <Menu.Item className={itemLook} onSelect={onShowShortcuts}>
            Keyboard shortcuts
          </Menu.Item>
          <Menu.Separator className="my-1 h-px bg-hairline" />
          <Menu.Item className={itemLook} onSelect={leave}>
            Sign out
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
