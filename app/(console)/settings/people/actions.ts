'use server'

import { refresh } from 'next/cache'
import { type ActionResult, runAction } from '@/lib/action-result'
import { invitePerson, revokeInvitation } from '@/lib/auth/commands/invitations'
import { disablePerson, enablePerson, setRoles } from '@/lib/auth/commands/people'
import { actionActor } from '@/lib/auth/session'
import { readEnv } from '@/lib/env'
import { type FormState, textOf, textsOf, valuesOf } from '@/lib/form-values'

/** Answers with the link, which is shown this once. */
export async function inviteAction(_: FormState<string>, form: FormData): Promise<FormState<string>> {
  const input = { email: textOf(form, 'email'), roles: textsOf(form, 'roles') }
  const result = await runAction(async () => {
    const { token } = await invitePerson(await actionActor(), input)
    return `${readEnv().publicUrl}/join/${token}`
  })
  refresh()
  return { result, values: valuesOf(form) }
}

export async function revokeInvitationAction(invitationId: string): Promise<ActionResult> {
  const result = await runAction(async () => revokeInvitation(await actionActor(), { invitationId }))
  refresh()
  return result
}

export async function setRolesAction(personId: string, _: FormState, form: FormData): Promise<FormState> {
  const roles = textsOf(form, 'roles')
  const result = await runAction(async () => setRoles(await actionActor(), { personId, roles }))
  refresh()
  return { result, values: valuesOf(form) }
}

export async function disableAction(personId: string): Promise<ActionResult> {
  const result = await runAction(async () => disablePerson(await actionActor(), { personId }))
  refresh()
  return result
}

export async function enableAction(personId: string): Promise<ActionResult> {
  const result = await runAction(async () => enablePerson(await actionActor(), { personId }))
  refresh()
  return result
}
