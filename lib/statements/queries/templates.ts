import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { type StatementKind, statementKinds } from '@/lib/statements/model'
import { shippedTemplates } from '@/lib/statements/template-texts'

export interface TemplateVersion {
  readonly number: number
  /** Null where the shipped text was put back. */
  readonly body: string | null
  readonly note: string
  readonly savedByName: string
  readonly savedAt: Date
}

export interface TemplateDetail {
  readonly kind: StatementKind
  /** What drafts start from now. */
  readonly body: string
  /** 0 while nobody has changed it. */
  readonly number: number
  readonly shipped: boolean
  /** Newest first. */
  readonly versions: readonly TemplateVersion[]
}

/** What drafts of a kind start from, where somebody set it; null for the shipped text. */
export async function readTemplateText(tx: Tx, kind: StatementKind): Promise<string | null> {
  const last = await tx.statementTemplate.findFirst({ where: { kind }, orderBy: { number: 'desc' } })
  return last?.body ?? null
}

/** The text that somebody set for a kind, for those who write drafts; null for the shipped one. */
export async function findTemplate(actor: Actor, kind: StatementKind): Promise<string | null> {
  if (!mayEver(actor, 'statement.draft')) return null
  return readTemplateText(db(), kind)
}

async function readVersions(kind?: StatementKind) {
  return db().statementTemplate.findMany({
    ...(kind ? { where: { kind } } : {}),
    orderBy: { number: 'desc' },
    include: { savedBy: { select: { name: true } } },
  })
}

type Rows = Awaited<ReturnType<typeof readVersions>>

function detailOf(kind: StatementKind, rows: Rows): TemplateDetail {
  const versions = rows
    .filter((row) => row.kind === kind)
    .map(({ number, body, note, savedBy, savedAt }) => ({ number, body, note, savedAt, savedByName: savedBy.name }))
  const set = versions[0]?.body ?? null
  const number = versions[0]?.number ?? 0
  return { kind, number, versions, body: set ?? shippedTemplates[kind], shipped: set === null }
}

function demandReader(actor: Actor): void {
  if (!mayEver(actor, 'statement.template.read')) throw new NotFound()
}

/** The templates of all kinds as they stand; NotFound for those who may not read them. */
export async function listTemplates(actor: Actor): Promise<readonly TemplateDetail[]> {
  demandReader(actor)
  const rows = await readVersions()
  return statementKinds.map((kind) => detailOf(kind, rows))
}

/** One kind’s template with all of its versions. */
export async function getTemplate(actor: Actor, kind: StatementKind): Promise<TemplateDetail> {
  demandReader(actor)
  return detailOf(kind, await readVersions(kind))
}
