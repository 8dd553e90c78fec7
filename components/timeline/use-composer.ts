'use client'

import { type RefObject, useCallback, useState, useTransition } from 'react'
import type { ActionResult } from '@/lib/action-result'

export type EntryAction = (form: FormData) => Promise<ActionResult<{ seq: number }>>
export type Refused = Extract<ActionResult, { ok: false }>

/** A note that is shown before the server has answered: notes take nothing that others act on. */
export interface PendingNote {
  readonly token: string
  readonly text: string
  readonly form: FormData
  /** Why it is not saved; null while it is on its way. */
  readonly failed: string | null
}

/** A name for one entry, so that sending it again does not write it twice. Works on plain http too. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const lost = 'Standdown could not be reached.'

interface Notes {
  readonly notes: readonly PendingNote[]
  readonly sendNote: (form: FormData) => void
  readonly retry: (note: PendingNote) => void
}

function usePendingNotes(action: EntryAction): Notes {
  const [notes, setNotes] = useState<readonly PendingNote[]>([])
  const send = useCallback(
    async (note: PendingNote) => {
      const put = (next: PendingNote | null) =>
        setNotes((all) => [...(next ? [next] : []), ...all.filter(({ token }) => token !== note.token)])
      put({ ...note, failed: null })
      const result = await action(note.form).catch(() => null)
      put(result?.ok ? null : { ...note, failed: result?.message ?? lost })
    },
    [action],
  )
  const sendNote = (form: FormData) =>
    void send({ token: String(form.get('token')), text: String(form.get('text')), form, failed: null })
  return { notes, sendNote, retry: (note) => void send(note) }
}

export interface Composer extends Notes {
  readonly busy: boolean
  readonly refused: Refused | null
  /** Sends what the form holds: notes show at once, everything else when the server has answered. */
  readonly submit: () => void
}

export function useComposer(form: RefObject<HTMLFormElement | null>, action: EntryAction): Composer {
  const pending = usePendingNotes(action)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, start] = useTransition()
  const submit = () => {
    const element = form.current
    if (!element || busy) return
    const data = new FormData(element)
    data.set('token', newToken())
    setRefused(null)
    const isPlainNote = data.get('kind') === 'note' && !data.get('occurredAt')
    if (isPlainNote && String(data.get('text')).trim() !== '') {
      element.reset()
      pending.sendNote(data)
      return
    }
    start(async () => {
      const result = await action(data).catch(() => ({ ok: false, code: 'unreachable', message: lost }) as const)
      if (result.ok) element.reset()
      else setRefused(result)
    })
  }
  return { ...pending, busy, refused, submit }
}
