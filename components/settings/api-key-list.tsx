import { AlertDialog } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Mono } from '@/components/ui/mono'
import { Time } from '@/components/ui/time'
import type { ActionResult } from '@/lib/action-result'
import { scopeDuties } from '@/lib/auth/model'
import type { ApiKeyRow } from '@/lib/auth/queries'
import { ActForm } from './act-form'

type Revoke = (keyId: string) => Promise<ActionResult>

function KeyTimes({ apiKey: { createdAt, lastUsedAt, expiresAt } }: { apiKey: ApiKeyRow }) {
  return (
    <p className="text-meta text-muted">
      Made <Time at={createdAt} style="date" /> ·{' '}
      {lastUsedAt ? (
        <>
          used <Time at={lastUsedAt} relative />
        </>
      ) : (
        'never used'
      )}{' '}
      ·{' '}
      {expiresAt ? (
        <>
          until <Time at={expiresAt} style="date" />
        </>
      ) : (
        'works until revoked'
      )}
    </p>
  )
}

function KeyItem({ apiKey, revoke }: { apiKey: ApiKeyRow; revoke: Revoke }) {
  const { id, name, prefix, scopes, revokedAt, expired } = apiKey
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-strong">{name}</span>
          <Mono className="text-muted">{prefix}…</Mono>
          {revokedAt && <Badge tone="warn">Revoked</Badge>}
          {!revokedAt && expired && <Badge tone="warn">Expired</Badge>}
        </p>
        <p>{scopes.map((scope) => scopeDuties[scope]).join(' · ')}</p>
        <KeyTimes apiKey={apiKey} />
      </div>
      {!revokedAt && (
        <AlertDialog
          title={`Revoke ${name}?`}
          description="Programs that use this key are refused from now on. It can’t be undone; make a new key instead."
          trigger={
            <Button size="small" aria-label={`Revoke ${name}`}>
              Revoke…
            </Button>
          }
        >
          <ActForm action={revoke.bind(null, id)} variant="danger" busyLabel="Revoking…">
            Revoke {name}
          </ActForm>
        </AlertDialog>
      )}
    </li>
  )
}

/** One's own keys, ended ones last. */
export function ApiKeyList({ keys, revoke }: { keys: readonly ApiKeyRow[]; revoke: Revoke }) {
  return (
    <ul aria-label="API keys" className="divide-y divide-hairline rounded-card border border-hairline bg-raised">
      {keys.map((apiKey) => (
        <KeyItem key={apiKey.id} apiKey={apiKey} revoke={revoke} />
      ))}
    </ul>
  )
}
