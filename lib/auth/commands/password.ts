import 'server-only'
import type { z } from 'zod'
import { demandUncommon } from '@/lib/auth/commands/join'
import { endSessionsOf } from '@/lib/auth/commands/sessions'
import type { Actor, PersonActor } from '@/lib/auth/model'
import { hashPassword, isPassword } from '@/lib/auth/password'
import { changePasswordInput } from '@/lib/auth/schema'
import { claimAttempt, releaseAttempt } from '@/lib/auth/throttle'
import { type CommandContext, command } from '@/lib/command'
import { db } from '@/lib/db/client'
import { Forbidden, InvalidInput, TooMany } from '@/lib/errors'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

function personOnly(actor: Actor) {
  if (actor.kind !== 'person') throw new Forbidden()
  return actor
}

async function checkCurrent({ tx, actor }: CommandContext, current: string) {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personOnly(actor).id },
    select: { name: true, email: true, passwordHash: true },
  })
  if (!(await isPassword(current, person.passwordHash)))
    throw new InvalidInput({ current: 'This is not your password.' })
  return person
}

/** Replaces the actor's password and ends their sessions on other devices. */
export const changePassword = command({
  name: 'auth.changePassword',
  permission: 'session.own',
  input: changePasswordInput,
  events: ['person.password_changed'],
  async target(context, { current, next }) {
    const { name, email } = await checkCurrent(context, current)
    demandUncommon('next', next, [email, name])
    const passwordHash = await hashPassword(next)
    return { ...(await lockWorkplace(context.tx)), passwordHash }
  },
  async run({ tx, actor, target: { stream, passwordHash }, now }) {
    const { id: personId, sessionId } = personOnly(actor)
    await tx.person.update({ where: { id: personId }, data: { passwordHash } })
    const sessionsEnded = await endSessionsOf(tx, personId, now, sessionId)
    const changed = event(stream, 'person.password_changed', { personId, sessionsEnded })
    return { events: [changed], result: { sessionsEnded } }
  },
})

/**
 * The same for a form: attempts count as sign-ins of the account do, so that nobody at an open session guesses on. They are
 * counted outside the command's transaction, which takes back what it wrote when it refuses. Throws TooMany besides.
 */
export async function changeOwnPassword(actor: PersonActor, input: z.input<typeof changePasswordInput>) {
  const { emailKey } = await db().person.findUniqueOrThrow({ where: { id: actor.id }, select: { emailKey: true } })
  if (!(await claimAttempt(emailKey, 'signed in'))) throw new TooMany(60)
  const changed = await changePassword(actor, input)
  await releaseAttempt(emailKey, 'signed in')
  return changed
}
