import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { shortcutsCookie, themeCookie, zoneCookie } from '@/components/ui/choices'
import { ZoneProvider } from '@/components/ui/zone'
import { isZone } from '@/lib/time'

export const metadata: Metadata = {
  title: { template: '%s · Standdown', default: 'Standdown' },
  description: 'Incidents, pauses and statements on one record',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }

/** Theme and zone come from cookies, so that the first paint is already right and no inline script is needed. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies()
  const theme = jar.get(themeCookie)?.value
  const zone = jar.get(zoneCookie)?.value
  return (
    <html
      lang="en"
      data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}
      data-shortcuts={jar.get(shortcutsCookie)?.value === 'off' ? 'off' : undefined}
    >
      <body>
        <ZoneProvider initial={zone && isZone(zone) ? zone : 'UTC'}>{children}</ZoneProvider>
      </body>
    </html>
  )
}
