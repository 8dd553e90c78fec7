import type { Metadata } from 'next'
import Form from 'next/form'
import { Field } from '@/components/form/field'
import { PauseForm } from '@/components/programs/pause-form'
import { PauseImpact } from '@/components/programs/pause-impact'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/input'
import { requireActor } from '@/lib/auth/session'
import { getPauseImpact, type PauseImpact as Impact } from '@/lib/programs/queries/impact'
import { pauseAction } from '../actions'
import { orNotFound } from '../or-not-found'

export const metadata: Metadata = { title: 'Pause a program' }

interface Props {
  params: Promise<{ slug: string }>
  searchParams: Promise<{ incident?: string }>
}

/** Which incident holds the lock; a plain form, since the choice changes what the page says. */
function HolderChoice({ impact }: { impact: Impact }) {
  if (impact.choices.length === 0) return null
  return (
    <Form action={`/programs/${impact.slug}/pause`} scroll={false} className="flex flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1">
        <Field
          name="incident"
          label="For which incident"
          hint="Its lead will release the lock. Without one, the lock is your own."
        >
          {(control) => (
            <Select {...control} defaultValue={impact.incident?.reference ?? ''}>
              <option value="">None: my own lock</option>
              {impact.choices.map(({ reference, title }) => (
                <option key={reference} value={reference}>
                  {reference} {title}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Button type="submit" className="h-10">
        Choose
      </Button>
    </Form>
  )
}

/** Pausing: the impact, a reason, one button. */
export default async function PausePage({ params, searchParams }: Props) {
  const [actor, { slug }, { incident: asked }] = await Promise.all([requireActor(), params, searchParams])
  const impact = await orNotFound(getPauseImpact(actor, slug, asked?.toUpperCase() || null))
  const { programId, name, incident, refusal, stoppedAlready } = impact
  const verb = stoppedAlready ? 'Add a lock to' : 'Pause'
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={`${verb} ${name}`}
        lead={
          incident ? `For ${incident.reference} ${incident.title}` : 'Pausing is the safe act: it needs no approval.'
        }
      />
      <Card className="flex flex-col gap-4">
        <PauseImpact impact={impact} />
        {!incident && <HolderChoice impact={impact} />}
        {refusal ? (
          <Callout tone="info" title={refusal.reason} />
        ) : (
          <PauseForm
            action={pauseAction}
            slug={slug}
            programId={programId}
            incidentId={incident?.id ?? null}
            reason={incident ? `${incident.reference}: ${incident.title}` : ''}
            backHref={incident ? `/incidents/${incident.reference}` : `/programs/${slug}`}
            label={`${verb} ${name}`}
          />
        )}
        {incident && (
          <details>
            <summary className="inline-flex min-h-6 items-center text-accent">
              For another incident, or my own lock
            </summary>
            <div className="pt-2">
              <HolderChoice impact={impact} />
            </div>
          </details>
        )}
      </Card>
    </div>
  )
}
