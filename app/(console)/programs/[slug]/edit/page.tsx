import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ActForm, ActText } from '@/components/form/act-form'
import { ProgramFields } from '@/components/programs/program-fields'
import { RetireProgram } from '@/components/programs/retire-program'
import { PageHeader } from '@/components/shell/page-header'
import { buttonLook } from '@/components/ui/button'
import { requireActor } from '@/lib/auth/session'
import { listOwnerChoices } from '@/lib/programs/queries/owners'
import { getProgram } from '@/lib/programs/queries/program'
import { orNotFound } from '../or-not-found'
import { configureProgramAction, retireProgramAction } from './actions'

export const metadata: Metadata = { title: 'Edit a program' }

interface Props {
  params: Promise<{ slug: string }>
}

/** What the program says of itself, and how long its leases are. Each change is on its record. */
export default async function EditProgramPage({ params }: Props) {
  const [actor, { slug }] = await Promise.all([requireActor(), params])
  const program = await orNotFound(getProgram(actor, slug))
  if (!program.may.configure) notFound()
  const { id, name, phase, version, ttlMs, checkGapMs, owners } = program
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={`Edit ${program.name}`} />
      <ActForm
        action={configureProgramAction}
        hidden={{ slug, programId: id, version: String(version) }}
        submit="Save"
        busyLabel="Saving…"
        beside={
          <Link href={`/programs/${slug}`} className={buttonLook()}>
            Cancel
          </Link>
        }
      >
        <ProgramFields
          people={await listOwnerChoices(actor)}
          initial={{ ...program, ownerIds: owners.map((owner) => owner.id) }}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <ActText
            name="ttlMs"
            label="Lease in seconds"
            hint="A collector that is cut off stops by itself after this long."
            inputMode="decimal"
            initial={String(ttlMs / 1000)}
          />
          <ActText
            name="checkGapMs"
            label="Longest gap between check and write, in seconds"
            inputMode="decimal"
            initial={String(checkGapMs / 1000)}
          />
        </div>
      </ActForm>
      <RetireProgram {...{ slug, programId: id, name, phase }} action={retireProgramAction} />
    </div>
  )
}
