import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChangePage } from '@/components/incidents/change-page'
import { PickForm, RoleForm } from '@/components/incidents/people-forms'
import { Section } from '@/components/ui/card'
import { incidentRoleNames, incidentRoles } from '@/lib/incidents/model'
import { listPeopleChoices } from '@/lib/incidents/queries/choices'
import { addMemberAction, assignRoleAction } from '../changes'
import { openIncident, type Params } from '../open-incident'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `People - ${(await params).ref.toUpperCase()}` }
}

export default async function PeoplePage({ params }: Params) {
  const { actor, incident } = await openIncident((await params).ref)
  if (!incident.may.invite) notFound()
  const people = await listPeopleChoices(actor)
  const of = { incidentId: incident.id, reference: incident.reference }
  return (
    <ChangePage incident={incident} title="People">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {incident.may.triage &&
          incidentRoles.map((role) => (
            <Section key={role} id={role} title={incidentRoleNames[role]}>
              <RoleForm
                {...of}
                action={assignRoleAction}
                role={role}
                roleName={incidentRoleNames[role]}
                holder={incident.roles[role]}
                people={people}
              />
            </Section>
          ))}
        <Section
          id="members"
          title={incident.visibility === 'restricted' ? 'Who may read it' : 'Who works on it'}
          hint={incident.members.map(({ name }) => name).join(', ')}
        >
          <PickForm
            {...of}
            action={addMemberAction}
            name="personId"
            label="Add a person"
            hint={
              incident.visibility === 'restricted'
                ? 'They will see all of this incident.'
                : 'They will be named as working on it.'
            }
            submit="Add"
            choices={people.filter(({ id }) => !incident.members.some((member) => member.id === id))}
          />
        </Section>
      </div>
    </ChangePage>
  )
}
