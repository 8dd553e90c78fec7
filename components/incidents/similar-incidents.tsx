'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { SeverityBadge } from '@/components/ui/severity-badge'
import type { SimilarIncident } from '@/lib/incidents/queries/similar'

const pauseMs = 350

async function similarTo(form: HTMLFormElement, signal: AbortSignal): Promise<SimilarIncident[]> {
  const data = new FormData(form)
  const title = String(data.get('title') ?? '').trim()
  const programs = data.getAll('programIds').map(String)
  if (title.length < 4 && programs.length === 0) return []
  const query = new URLSearchParams([['title', title], ...programs.map((id) => ['program', id])])
  const response = await fetch(`/incidents/new/similar?${query}`, { signal })
  if (!response.ok) return []
  const { incidents } = (await response.json()) as { incidents: SimilarIncident[] }
  return incidents
}

/** Put inside the form: shows open incidents that this one could repeat. It never keeps anybody from filing. */
export function SimilarIncidents() {
  const mark = useRef<HTMLDivElement>(null)
  const [similar, setSimilar] = useState<readonly SimilarIncident[]>([])
  useEffect(() => {
    const form = mark.current?.closest('form')
    if (!form) return
    let asking = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      asking.abort()
      asking = new AbortController()
      const { signal } = asking
      similarTo(form, signal).then(setSimilar, () => undefined)
    }
    const change = (event: Event) => {
      const { name } = event.target as HTMLInputElement
      if (name !== 'title' && name !== 'programIds') return
      clearTimeout(timer)
      timer = setTimeout(ask, pauseMs)
    }
    form.addEventListener('input', change)
    return () => {
      clearTimeout(timer)
      asking.abort()
      form.removeEventListener('input', change)
    }
  }, [])
  return (
    <div ref={mark} aria-live="polite">
      {similar.length > 0 && (
        <div className="fade-in rounded-control border border-hairline bg-surface px-3 py-2">
          <p className="font-medium">Already open, and like this one:</p>
          <ul className="mt-1 flex flex-col gap-1">
            {similar.map(({ reference, title, severity }) => (
              <li key={reference} className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
                <SeverityBadge level={severity} look="soft" />
                <Link href={`/incidents/${reference}`} className="link min-w-0">
                  {reference} {title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
