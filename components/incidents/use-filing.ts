'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { ActionResult } from '@/lib/action-result'
import { dropDraft, fillForm, keepDraft, readDraft } from './filing-draft'

export type FilingAction = (form: FormData) => Promise<ActionResult<{ reference: string }>>

/** `queued`: sent, but nobody answered; it is tried again until somebody does. */
export type FilingState =
  | { readonly kind: 'editing'; readonly restored: boolean }
  | { readonly kind: 'sending' }
  | { readonly kind: 'queued'; readonly kept: boolean }
  | { readonly kind: 'refused'; readonly refused: Extract<ActionResult, { ok: false }> }
  | { readonly kind: 'filed' }

export interface Filing {
  readonly state: FilingState
  readonly send: () => Promise<void>
  readonly discard: () => void
}

type FormRef = RefObject<HTMLFormElement | null>

const againMs = 5_000
const keepAfterMs = 300

/** Keeps what is typed, 300 ms after the last key. */
function useKeeping(form: FormRef, personId: string, active: boolean): void {
  useEffect(() => {
    const element = form.current
    if (!element || !active) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const change = () => {
      clearTimeout(timer)
      timer = setTimeout(() => keepDraft(personId, element, false), keepAfterMs)
    }
    element.addEventListener('input', change)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('input', change)
    }
  }, [form, personId, active])
}

/** Restores a draft once, at the start, unless the form came with values of its own. */
function useRestoring(form: FormRef, personId: string, prefilled: boolean, set: (state: FilingState) => void): void {
  const done = useRef(false)
  useEffect(() => {
    const draft = done.current || prefilled ? null : readDraft(personId)
    done.current = true
    if (!draft || !form.current) return
    fillForm(form.current, draft.values)
    set(draft.queued ? { kind: 'queued', kept: true } : { kind: 'editing', restored: true })
  }, [form, personId, prefilled, set])
}

/** Sends again what got no answer: each five seconds, and when the device is back on the network. */
function useSendingAgain(queued: boolean, send: () => Promise<void>): void {
  useEffect(() => {
    if (!queued) return
    const again = () => void send()
    const timer = setInterval(again, againMs)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [queued, send])
}

/**
 * Files a form by script: what is typed is kept on this device until the server has answered, and a filing that got no
 * answer is sent again with the same token, which the server files once.
 */
export function useFiling(
  form: FormRef,
  { action, personId, prefilled }: { action: FilingAction; personId: string; prefilled: boolean },
): Filing {
  const router = useRouter()
  const [state, setState] = useState<FilingState>({ kind: 'editing', restored: false })
  const busy = useRef(false)
  useKeeping(form, personId, state.kind !== 'filed')
  useRestoring(form, personId, prefilled, setState)

  const send = useCallback(async () => {
    const element = form.current
    if (!element || busy.current) return
    busy.current = true
    setState((before) => (before.kind === 'queued' ? before : { kind: 'sending' }))
    const result = await action(new FormData(element)).catch(() => null)
    busy.current = result?.ok === true
    if (!result) setState({ kind: 'queued', kept: keepDraft(personId, element, true) })
    else if (result.ok) {
      setState({ kind: 'filed' })
      dropDraft(personId)
      router.push(`/incidents/${result.value.reference}`)
    } else {
      keepDraft(personId, element, false)
      setState({ kind: 'refused', refused: result })
    }
  }, [action, form, personId, router])
  useSendingAgain(state.kind === 'queued', send)

  const discard = useCallback(() => {
    dropDraft(personId)
    form.current?.reset()
    setState({ kind: 'editing', restored: false })
  }, [form, personId])
  return { state, send, discard }
}
