import Link from 'next/link'
import type { LockView } from '@/lib/programs/queries/locks'
import { ruleWords } from '@/lib/programs/rule-words'

type Named = Pick<LockView, 'kind' | 'incident' | 'keeperName' | 'rule'>

/** What a lock is called: by what holds it. */
export function lockName({ kind, incident, keeperName, rule }: Named): string {
  if (kind === 'restricted') return 'Locked by a restricted incident'
  if (incident) return `Lock of ${incident.reference} ${incident.title}`
  return kind === 'rule' && rule ? `Lock of a rule: ${ruleWords[rule]}` : `Personal lock of ${keeperName}`
}

/** Who or what holds a lock; an incident that the viewer may read is a link. */
export function LockHolder({ lock }: { lock: Named }) {
  if (lock.kind !== 'incident' || !lock.incident) return <strong className="font-strong">{lockName(lock)}</strong>
  const { reference, title } = lock.incident
  return (
    <Link href={`/incidents/${reference}`} className="link font-medium">
      {reference} {title}
    </Link>
  )
}

/** Who can take the lock off. */
export function whoReleases({
  kind,
  keeperName,
  incident,
}: Pick<LockView, 'kind' | 'keeperName' | 'incident'>): string {
  if (kind === 'rule') return 'Any owner of the program'
  if (!keeperName) return 'The incident’s lead; nobody is named yet'
  if (kind === 'personal' || !incident) return keeperName
  return incident.leadName === keeperName
    ? `${keeperName}, who leads the incident`
    : `${keeperName}, who led the incident before`
}
