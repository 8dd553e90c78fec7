import 'server-only'
import { type Actor, type ApiScope, apiScopes, type PersonActor, personIdOf, type Role } from '@/lib/auth/model'
import { mayEver, type Permission } from '@/lib/auth/permissions'
import { decideJoin } from '@/lib/auth/rules'
import { hashSecret } from '@/lib/auth/secret-token'
import { db } from '@/lib/db/client'
import { Forbidden } from '@/lib/errors'

function demandPermission(actor: Actor, permission: Permission): void {
  if (!mayEver(actor, permission)) throw new Forbidden()
}

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly demo: boolean
  readonly disabledAt: Date | null
  readonly createdAt: Date
  readonly lastSeenAt: Date | null
}

/** Everybody who has an account, by name; who can't sign in any more comes last. */
export async function listPeople(actor: Actor): Promise<PersonRow[]> {
  demandPermission(actor, 'settings.manage')
  return db().$queryRaw<PersonRow[]>`
    SELECT p.id, p.name, p.email, p.roles::text[] AS roles, p.demo, p."disabledAt", p."createdAt", max(s."lastSeenAt") AS "lastSeenAt"
    FROM person p LEFT JOIN session s ON s."personId" = p.id
    GROUP BY p.id ORDER BY p."disabledAt" IS NOT NULL, p.name, p.id`
}

/** One account; null when there is none of this id. */
export async function findPerson(actor: Actor, id: string): Promise<PersonRow | null> {
  return (await listPeople(actor)).find((person) => person.id === id) ?? null
}

export interface InvitationRow {
  readonly id: string
  readonly email: string | null
  readonly roles: readonly Role[]
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** Invitations that can still be accepted, the newest first. */
export async function listOpenInvitations(actor: Actor): Promise<InvitationRow[]> {
  demandPermission(actor, 'settings.manage')
  return db().$queryRaw<InvitationRow[]>`
    SELECT id, email, roles::text[] AS roles, "createdAt", "expiresAt" FROM invitation
    WHERE "usedAt" IS NULL AND "revokedAt" IS NULL AND "expiresAt" > standdown_now() ORDER BY "createdAt" DESC, id DESC`
}

export interface ApiKeyRow {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly scopes: readonly ApiScope[]
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly expired: boolean
}

/** The actor's own keys, the newest first, ended ones last. */
export async function listApiKeys(actor: Actor): Promise<ApiKeyRow[]> {
  demandPermission(actor, 'api_key.manage')
  const rows = await db().$queryRaw<(Omit<ApiKeyRow, 'scopes'> & { scopes: string[] })[]>`
    SELECT id, name, prefix, scopes, "createdAt", "lastUsedAt", "expiresAt", "revokedAt",
      coalesce("expiresAt" <= standdown_now(), false) AS expired
    FROM api_key WHERE "personId" = ${personIdOf(actor)}::uuid
    ORDER BY "revokedAt" IS NOT NULL, coalesce("expiresAt" <= standdown_now(), false), "createdAt" DESC, id DESC`
  return rows.map((row) => ({ ...row, scopes: apiScopes.filter((scope) => row.scopes.includes(scope)) }))
}

export interface SessionRow {
  readonly id: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  /** When it ends if nothing is done. */
  readonly endsAt: Date
}

/** The actor's own sessions that still stand, the one used last first. */
export async function listSessions(actor: PersonActor): Promise<SessionRow[]> {
  return db().$queryRaw<SessionRow[]>`
    SELECT id, "createdAt", "lastSeenAt", least("idleExpiresAt", "expiresAt") AS "endsAt" FROM session
    WHERE "personId" = ${actor.id}::uuid AND "endedAt" IS NULL
      AND "idleExpiresAt" > standdown_now() AND "expiresAt" > standdown_now()
    ORDER BY "lastSeenAt" DESC, id DESC`
}

export interface OwnAccount {
  readonly email: string
  readonly hasPassword: boolean
}

export async function getOwnAccount(actor: PersonActor): Promise<OwnAccount> {
  const { email, passwordHash } = await db().person.findUniqueOrThrow({
    where: { id: actor.id },
    select: { email: true, passwordHash: true },
  })
  return { email, hasPassword: passwordHash !== null }
}

export interface OpenInvitation {
  readonly email: string | null
  readonly roles: readonly Role[]
  readonly firstAdmin: boolean
}

/** What a one-time link leads to, for whoever holds it; null when it leads nowhere any more. */
export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  const [row] = await db().$queryRaw<
    (OpenInvitation & { expiresAt: Date; used: boolean; revoked: boolean; now: Date; admins: bigint })[]
  >`
    SELECT email, roles::text[] AS roles, "firstAdmin", "expiresAt", "usedAt" IS NOT NULL AS used, "revokedAt" IS NOT NULL AS revoked,
      standdown_now() AS now, (SELECT count(*) FROM person WHERE 'admin' = ANY (roles)) AS admins
    FROM invitation WHERE "secretHash" = ${Uint8Array.from(hashSecret(token))}`
  if (!row || !decideJoin(row, row.now, Number(row.admins)).ok) return null
  return { email: row.email, roles: row.roles, firstAdmin: row.firstAdmin }
}

export interface DemoEntry {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** The people whom anybody may enter a demonstration as; none unless it is one. */
export async function listDemoEntries(): Promise<DemoEntry[]> {
  if (process.env.DEMO !== 'on') return []
  return db().$queryRaw<DemoEntry[]>`
    SELECT id, name, roles::text[] AS roles FROM person WHERE demo AND "disabledAt" IS NULL ORDER BY "createdAt", id`
}
