import 'server-only'
import { demandUncommon } from '@/lib/auth/commands/join'
import { endSessionsOf } from '@/lib/auth/commands/sessions'
import type { Actor } from '@/lib/auth/model'
import { hashPassword, isPassword } from '@/lib/auth/password'
import { changePasswordInput } from '@/lib/auth/schema'
import { claimAttempt, releaseAttempt } from '@/lib/auth/throttle'
import { type CommandContext, command } from '@/lib/command'
import { Forbidden, InvalidInput, TooMany } from '@/lib/errors'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

function personOnly(actor: Actor) {
  if (actor.kind !== 'person') throw new Forbidden()
  return actor
}

/** Whoever sits at an open session may not guess on: attempts count as sign-ins of the account do. */
async function checkCurrent({ tx, actor }: CommandContext, current: string) {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personOnly(actor).id },
    select: { name: true, email: true, emailKey: true, passwordHash: true },
  })
  if (!(await claimAttempt(person.emailKey, 'signed in'))) throw new TooMany(60)
  if (!(await isPassword(current, person.passwordHash)))
    throw new InvalidInput({ current: 'This is not your password.' })
  await releaseAttempt(person.emailKey, 'signed in')
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
