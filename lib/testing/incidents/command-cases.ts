import { expect, it } from 'vitest'
import type { PersonActor, Role } from '@/lib/auth/model'
import type { Command } from '@/lib/command'
import { newId } from '@/lib/id'
import { fileIncident } from '@/lib/incidents/commands/file'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring } from '@/lib/testing/written'
import type { EventKind } from '@/lib/timeline/model'

/** Files an incident as this person; open and plain unless told otherwise. */
export async function filedBy(
  actor: PersonActor,
  input: Partial<Parameters<typeof fileIncident>[1]> = {},
): Promise<{ id: string; reference: string }> {
  return fileIncident(actor, { title: 'Recordings readable by everyone', ...input })
}

/** What a call that must fail failed with, in a form in which two failures can be compared byte by byte. */
export async function failureOf(call: Promise<unknown>): Promise<{ name: string; message: string; json: string }> {
  const thrown = await call.then(
    () => new Error('the call did not fail'),
    (error: unknown) => error as Error,
  )
  return { name: thrown.constructor.name, message: thrown.message, json: JSON.stringify(thrown) }
}

interface Cases<I> {
  readonly command: Command & ((actor: PersonActor, input: I) => Promise<unknown>)
  readonly allowed: Role
  /** Somebody with this role alone may not, even on an incident that they see. */
  readonly refused: Role
  /** A valid input for the incident; a fresh one each time. */
  readonly input: (incidentId: string) => I | Promise<I>
  readonly writes: readonly EventKind[]
}

/** The three cases that every command on an incident must stand: wrong role, foreign id, and exactly its own events. */
export function itIsGuarded<I>({ command, allowed, refused, input, writes }: Cases<I>): void {
  it('refuses a role that may not', async () => {
    const { id } = await filedBy(await addPerson('responder'))
    const given = await input(id)
    const failed = await failureOf(command(await addPerson(refused), given))
    expect(['Forbidden', 'NotFound']).toContain(failed.name)
  })

  it('answers for a restricted incident of others just as for one that does not exist', async () => {
    const outsider = await addPerson(allowed)
    const { id } = await filedBy(await addPerson('responder'), { visibility: 'restricted' })
    const theirs = await failureOf(command(outsider, await input(id)))
    const nobodys = await failureOf(command(outsider, await input(newId())))
    expect(theirs).toEqual(nobodys)
    expect(theirs.name).toBe('NotFound')
  })

  it('writes exactly its events', async () => {
    const { id } = await filedBy(await addPerson('responder'))
    const given = await input(id)
    const actor = await addPerson(allowed)
    expect(await kindsDuring(() => command(actor, given))).toEqual(writes)
  })
}
