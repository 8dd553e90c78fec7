import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { PersonRow } from '@/lib/auth/queries'
import { roleList } from './role-choices'

function PersonItem({ person, self }: { person: PersonRow; self: boolean }) {
  const { id, name, email, roles, disabledAt, lastSeenAt } = person
  return (
    <li className="relative grid gap-x-4 gap-y-0.5 px-4 py-3 hover:bg-sunken sm:grid-cols-[1.2fr_1.2fr_1fr] sm:items-center">
      <div className="min-w-0">
        <Link href={`/settings/people/${id}`} className="font-strong after:absolute after:inset-0">
          {name}
        </Link>
        <span className="ml-2 inline-flex gap-1.5">
          {self && <Badge>You</Badge>}
          {disabledAt && <Badge tone="warn">Disabled</Badge>}
        </span>
        <p className="truncate text-meta text-muted">{email}</p>
      </div>
      <p>{roleList(roles)}</p>
      <p className="text-meta text-muted sm:text-right">
        {lastSeenAt ? (
          <>
            Seen <Time at={lastSeenAt} />
          </>
        ) : (
          'Never signed in'
        )}
      </p>
    </li>
  )
}

/** Everybody with an account; each leads to its own page. */
export function PeopleList({ people, self }: { people: readonly PersonRow[]; self: string }) {
  return (
    <ul
      aria-label="People"
      className="divide-y divide-hairline overflow-hidden rounded-card border border-hairline bg-raised"
    >
      {people.map((person) => (
        <PersonItem key={person.id} person={person} self={person.id === self} />
      ))}
    </ul>
  )
}
