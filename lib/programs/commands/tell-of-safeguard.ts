import 'server-only'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notices/notify'

interface Told {
  readonly kind: string
  readonly text: string
  /** What is told once of each end of a verification. */
  readonly key: string
}

/** Tells the program's owners, and whoever verified the safeguard, something about the end of its verification; each once. */
export async function tellOfSafeguard(
  tx: Tx,
  program: { readonly slug: string; readonly ownerIds: readonly string[] },
  safeguard: { readonly id: string; readonly verifiedById: string | null; readonly expiresAt: Date | null },
  { kind, text, key }: Told,
): Promise<void> {
  const { id, verifiedById, expiresAt } = safeguard
  await notify(tx, {
    to: [...program.ownerIds, ...(verifiedById ? [verifiedById] : [])],
    ...{ kind, text, href: `/programs/${program.slug}#safeguards` },
    key: `safeguard/${id}/${expiresAt?.toISOString() ?? ''}/${key}`,
  })
}
