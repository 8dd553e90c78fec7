'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { endSession } from '@/lib/auth/commands/sessions'
import { actionActor } from '@/lib/auth/session'
import { sessionCookie } from '@/lib/auth/session-token'
import { findIncidentsByText } from '@/lib/incidents/queries/jump'

const searchText = z.string().min(2).max(100)

/** Leaves: the session ends, and this browser forgets it. */
export async function signOutAction(): Promise<void> {
  const actor = await actionActor()
  await endSession(actor, { sessionId: actor.sessionId })
  const { name, options } = sessionCookie()
  ;(await cookies()).delete({ name, ...options })
  redirect('/sign-in')
}

/** What the palette finds beyond its own list: incidents by a part of their reference or title. */
export async function searchAction(text: string): Promise<{ href: string; label: string; detail: string }[]> {
  const actor = await actionActor()
  const found = await findIncidentsByText(actor, searchText.parse(text))
  return found.map(({ reference, title }) => ({ href: `/incidents/${reference}`, label: title, detail: reference }))
}
