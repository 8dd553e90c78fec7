import 'server-only'
import { z } from 'zod'
import { type PersonActor, type Role, roles, type SystemActor } from '@/lib/auth/model'
import { emailAddress, emailKeyOf, personName } from '@/lib/auth/schema'
import { type CallOptions, command } from '@/lib/command'
import { Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

/** The invented people of the demonstration: one for each role, and a second responder, spokesperson and counsel, since nobody approves alone or twice. */
const demoPeople = {
  ana: { name: 'Ana Ruiz', roles: ['responder'] },
  bo: { name: 'Bo Lindqvist', roles: ['responder'] },
  priya: { name: 'Priya Nair', roles: ['program_owner'] },
  sam: { name: 'Sam Okafor', roles: ['spokesperson'] },
  nia: { name: 'Nia Brandt', roles: ['spokesperson'] },
  clara: { name: 'Clara Weiss', roles: ['counsel'] },
  mara: { name: 'Mara Kovač', roles: ['counsel'] },
  dana: { name: 'Dana Levy', roles: ['leader'] },
  emil: { name: 'Emil Novak', roles: ['auditor'] },
  ada: { name: 'Ada Moreau', roles: ['admin'] },
  rui: { name: 'Rui Tanaka', roles: [] },
} as const satisfies Record<string, { name: string; roles: readonly Role[] }>

export type DemoPerson = keyof typeof demoPeople

/** Adds an invented person, who has no password and is entered as from the sign-in page. Refused unless DEMO=on. */
export const addDemoPerson = command({
  name: 'auth.addDemoPerson',
  permission: 'settings.manage',
  input: z.strictObject({ email: emailAddress, name: personName, roles: z.array(z.enum(roles)) }),
  events: ['person.joined'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, input: { email, name, roles: given }, target: { stream }, now }) {
    if (process.env.DEMO !== 'on')
      throw new Refused('no_demo', 'Demonstration people exist in demo mode only (DEMO=on).')
    const emailKey = emailKeyOf(email)
    const known = await tx.person.findUnique({ where: { emailKey }, select: { id: true } })
    if (known) return { unchanged: { personId: known.id } }
    const personId = newId(now.getTime())
    await tx.person.create({ data: { id: personId, email, emailKey, name, roles: given, demo: true, createdAt: now } })
    const joined = event(stream, 'person.joined', { personId, name, roles: given, firstAdmin: false })
    return { events: [joined], result: { personId } }
  },
})

const loader: SystemActor = { kind: 'system', name: 'demonstration' }
/** The session of an actor who never signed in. */
const noSession = '00000000-0000-0000-0000-000000000000'

/** Makes the demonstration people that are missing and returns all of them, to act as. Refused unless DEMO=on. */
export async function ensureDemoPeople(options: CallOptions = {}): Promise<Record<DemoPerson, PersonActor>> {
  const made: [string, PersonActor][] = []
  for (const [index, [key, { name, roles: given }]] of Object.entries(demoPeople).entries()) {
    // One after the other, so that the sign-in page lists them in this order.
    const asOf = options.asOf && new Date(options.asOf.getTime() + index * 1000)
    const { personId } = await addDemoPerson(
      loader,
      { email: `${key}@demo.example`, name, roles: [...given] },
      { ...options, asOf },
    )
    made.push([key, { kind: 'person', id: personId, name, roles: given, sessionId: noSession }])
  }
  return Object.fromEntries(made) as Record<DemoPerson, PersonActor>
}
