import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'
import { statementKindRules } from '@/lib/statements/model'
import { listTemplates, type TemplateDetail } from '@/lib/statements/queries/templates'

export const metadata: Metadata = { title: 'Statement templates' }

function Row({ template: { kind, versions, shipped } }: { template: TemplateDetail }) {
  const { label, purpose } = statementKindRules[kind]
  const last = versions[0]
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <Link href={`/settings/templates/${kind}`} className="link font-medium">
          {label}
        </Link>
        <p className="text-meta text-muted">{purpose}</p>
      </div>
      <p className="flex items-center gap-2 text-meta text-muted">
        <Badge tone="neutral">{shipped ? 'As shipped' : 'Your own'}</Badge>
        {last && (
          <span>
            {last.savedByName}, <Time at={last.savedAt} />
          </span>
        )}
      </p>
    </li>
  )
}

/** What the drafts of each kind of statement start from. */
export default async function TemplatesPage() {
  const actor = await requireActor()
  if (!mayEver(actor, 'statement.template.read')) notFound()
  return (
    <>
      <PageHeader
        title="Statement templates"
        lead="The text that a new draft of each kind starts from. Drafts that exist already stay as they are."
      />
      <ul className="divide-y divide-hairline">
        {(await listTemplates(actor)).map((template) => (
          <Row key={template.kind} template={template} />
        ))}
      </ul>
    </>
  )
}
