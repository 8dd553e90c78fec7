import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActForm } from '@/components/form/act-form'
import { ProgramFields } from '@/components/programs/program-fields'
import { PageHeader } from '@/components/shell/page-header'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'
import { newId } from '@/lib/id'
import { listOwnerChoices } from '@/lib/programs/queries/owners'
import { registerProgramAction } from './actions'

export const metadata: Metadata = { title: 'Register a program' }

/** A program is registered before its collectors can ask for leases. */
export default async function NewProgramPage() {
  const actor = await requireActor()
  if (!mayEver(actor, 'program.register')) notFound()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title="Register a program"
        lead="It starts running. Its collectors get leases once they have a token."
      />
      <ActForm
        action={registerProgramAction}
        hidden={{ token: newId() }}
        submit="Register program"
        busyLabel="Registering…"
      >
        <ProgramFields people={await listOwnerChoices(actor)} />
      </ActForm>
    </div>
  )
}
