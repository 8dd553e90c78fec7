import 'server-only'
import { type Permission, permissions, type Scope } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { ApproverRole, NamedLock } from '@/lib/programs/model'
import type { Taker } from '@/lib/programs/rules/hand-over'

const taking: Permission = 'program.lock.release'

function rolesWith(scope: Scope): Prisma.Sql {
  const roles = Object.entries(permissions[taking]).flatMap(([role, reach]) => (reach === scope ? [role] : []))
  return Prisma.sql`${roles}::"Role"[]`
}

/** Whether the person `h` may hold the lock: their roles reach it, and they may read the incident that holds it. */
function mayHold(programId: string, incidentId: string | null): Prisma.Sql {
  const owns = Prisma.sql`EXISTS (SELECT FROM program_owner po WHERE po."programId" = ${programId}::uuid AND po."personId" = h.id)`
  const reads = incidentId
    ? Prisma.sql`EXISTS (SELECT FROM incident i WHERE i.id = ${incidentId}::uuid AND (i.visibility = 'open'
        OR EXISTS (SELECT FROM incident_member im WHERE im."incidentId" = i.id AND im."personId" = h.id)))`
    : Prisma.sql`TRUE`
  return Prisma.sql`((h.roles && ${rolesWith('any')} OR (h.roles && ${rolesWith('linked')} AND ${owns})) AND ${reads})`
}

const holdsOne = (
  programId: string,
) => Prisma.sql`EXISTS (SELECT FROM pause_lock l WHERE l."programId" = ${programId}::uuid
  AND l."incidentId" IS NULL AND l."heldById" = h.id AND l."releasedAt" IS NULL)`

/** The people in this role who may be the second to remove the lock in its owner's absence. */
export async function listBreakers(tx: Tx, lock: OnProgram, role: ApproverRole): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT h.id FROM person h WHERE h."disabledAt" IS NULL AND ${role}::"Role" = ANY (h.roles)
      AND ${mayHold(lock.programId, lock.incidentId)} LIMIT 500`
  return rows.map(({ id }) => id)
}

/** Whether the person could still ask, in this role, to remove the lock: who has lost account, role or sight of it can't. */
export async function standsAsBreaker(tx: Tx, lock: OnProgram, role: ApproverRole, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM person h WHERE h.id = ${personId}::uuid AND h."disabledAt" IS NULL AND ${role}::"Role" = ANY (h.roles)
      AND ${mayHold(lock.programId, lock.incidentId)}`
  return rows.length === 1
}

type OnProgram = NamedLock & { readonly programId: string }

/** The person to whom the lock would go; null when nobody with an account is meant. The caller may read the lock. */
export async function findTaker(tx: Tx, { programId, incidentId }: OnProgram, id: string): Promise<Taker | null> {
  const [row] = await tx.$queryRaw<Taker[]>`
    SELECT h.id, h.name, ${mayHold(programId, incidentId)} AS "mayHold", ${holdsOne(programId)} AS "holdsOne"
    FROM person h WHERE h.id = ${id}::uuid AND h."disabledAt" IS NULL`
  return row ?? null
}

/** Everybody to whom it can go, by name. The caller may read the lock. */
export function listTakers(tx: Tx, { programId, incidentId }: OnProgram): Promise<Taker[]> {
  return tx.$queryRaw<Taker[]>`
    SELECT h.id, h.name, TRUE AS "mayHold", ${holdsOne(programId)} AS "holdsOne"
    FROM person h WHERE h."disabledAt" IS NULL AND ${mayHold(programId, incidentId)}
      AND (${incidentId}::uuid IS NOT NULL OR NOT ${holdsOne(programId)})
    ORDER BY h.name, h.id LIMIT 500`
}
