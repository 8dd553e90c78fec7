import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { incidentRoleNames, incidentRoles } from '@/lib/incidents/model'
import type { IncidentDetail } from '@/lib/incidents/queries/incident'

/** Who does what; for a restricted incident, who may read it. */
export function PeopleSection({ incident }: { incident: IncidentDetail }) {
  const { reference, roles, members, visibility, may } = incident
  const names = members.map(({ name }) => name).join(', ')
  return (
    <Section
      id="people"
      title="People"
      actions={
        (may.triage || (may.invite && visibility === 'restricted')) && (
          <Link href={`/incidents/${reference}/people`} className="link">
            Change people
          </Link>
        )
      }
    >
      <KeyValue
        facts={[
          ...incidentRoles.map((role) => ({
            label: incidentRoleNames[role],
            value: roles[role]?.name ?? <span className="text-subtle">Nobody yet</span>,
          })),
          { label: visibility === 'restricted' ? 'May read it' : 'Working on it', value: names || null },
        ]}
      />
    </Section>
  )
}
