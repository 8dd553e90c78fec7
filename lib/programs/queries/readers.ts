import 'server-only'
import { type Actor, roles as everyRole, type PersonActor, type Role } from '@/lib/auth/model'
import { scopesOf } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import { readableProgram } from '@/lib/programs/queries/readable'

export interface Reader {
  readonly id: string
  readonly name: string
  readonly owner: boolean
}

const withRoles = (...roles: Role[]): PersonActor => ({ kind: 'person', id: '', name: '', roles, sessionId: '' })
const within = (role: Role, scope: 'any' | 'linked') => scopesOf(withRoles(role), 'program.read').has(scope)
const readAny = everyRole.filter((role) => within(role, 'any'))
const readOwn = everyRole.filter((role) => within(role, 'linked'))

const readersAtMost = 500

/** People with an account who may read the program: its owners first, then by name. */
function readers(tx: Tx, programId: string, personId: string | null): Promise<Reader[]> {
  return tx.$queryRaw<Reader[]>`
    SELECT p.id, p.name, o."personId" IS NOT NULL AS owner
    FROM person p LEFT JOIN program_owner o ON o."personId" = p.id AND o."programId" = ${programId}::uuid
    WHERE p."disabledAt" IS NULL AND (${personId}::uuid IS NULL OR p.id = ${personId}::uuid)
      AND (p.roles && ${readAny}::"Role"[] OR (o."personId" IS NOT NULL AND p.roles && ${readOwn}::"Role"[]))
    ORDER BY o."personId" IS NULL, p.name, p.id LIMIT ${readersAtMost}`
}

/** The person, if they may read the program; null otherwise. */
export async function findReader(tx: Tx, programId: string, personId: string): Promise<Reader | null> {
  const [found] = await readers(tx, programId, personId)
  return found ?? null
}

/** Whom something of this program can be handed to, for somebody who may pause it. Throws NotFound. */
export async function listReaders(actor: Actor, slug: string): Promise<Reader[]> {
  const program = await readableProgram(actor, slug, 'program.pause')
  return readers(db(), program.id, null)
}
