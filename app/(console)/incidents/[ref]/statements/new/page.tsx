import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/shell/page-header'
import { DraftForm } from '@/components/statements/draft-form'
import { KindChoice } from '@/components/statements/kind-choice'
import { requireActor } from '@/lib/auth/session'
import { NotFound } from '@/lib/errors'
import { statementKindRules } from '@/lib/statements/model'
import { getDraftContext } from '@/lib/statements/queries/draft-context'
import { draftBody } from '@/lib/statements/templates'
import { draftAction } from './actions'

export const metadata: Metadata = { title: 'Draft a statement' }

interface Props {
  params: Promise<{ ref: string }>
  searchParams: Promise<{ kind?: string | string[] }>
}

async function openContext(reference: string, kind: unknown) {
  const actor = await requireActor()
  try {
    return await getDraftContext(actor, reference.toUpperCase(), kind)
  } catch (thrown) {
    if (thrown instanceof NotFound) notFound()
    throw thrown
  }
}

/** A first draft from the record: the kind decides what it must carry, the record what it can say. */
export default async function NewStatementPage({ params, searchParams }: Props) {
  const { ref } = await params
  const { incident, claims, lint, kinds, kind, template, said } = await openContext(ref, (await searchParams).kind)
  const { label, audience } = statementKindRules[kind]
  return (
    <>
      <PageHeader
        title="Draft a statement"
        lead={
          <>
            About{' '}
            <Link href={`/incidents/${incident.reference}`} className="link">
              {incident.reference} {incident.title}
            </Link>
          </>
        }
      />
      <KindChoice incident={incident.reference} kinds={kinds} chosen={kind} />
      <DraftForm
        key={kind}
        action={draftAction}
        hidden={{ incidentId: incident.id, kind }}
        kind={kind}
        initial={{
          title: label,
          audience,
          body: draftBody(kind, claims, { template, said }),
        }}
        claims={claims}
        earlier={{}}
        incident={incident.reference}
        background={{ ...lint, originalKind: null }}
        noted={false}
        label="Save the draft"
      />
    </>
  )
}
