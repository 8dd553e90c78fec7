import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { TemplateForm } from '@/components/settings/template-form'
import { TemplateVersions } from '@/components/settings/template-versions'
import { PageHeader } from '@/components/shell/page-header'
import { ActForm } from '@/components/statements/act-form'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'
import { type StatementKind, statementKindRules, statementKinds } from '@/lib/statements/model'
import { getTemplate } from '@/lib/statements/queries/templates'
import { resetTemplateAction, saveTemplateAction } from '../actions'

interface Props {
  params: Promise<{ kind: string }>
}

async function kindOf(params: Props['params']): Promise<StatementKind> {
  const { kind: asked } = await params
  return statementKinds.find((kind) => kind === asked) ?? notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Template: ${statementKindRules[await kindOf(params)].label}` }
}

/** One kind’s template: to read, and for those who may, to write. */
export default async function TemplatePage({ params }: Props) {
  const kind = await kindOf(params)
  const actor = await requireActor()
  if (!mayEver(actor, 'statement.template.read')) notFound()
  const template = await getTemplate(actor, kind)
  const { body, number, shipped, versions } = template
  return (
    <>
      <PageHeader
        title={`Template: ${statementKindRules[kind].label}`}
        lead={
          <Link href="/settings/templates" className="link">
            All templates
          </Link>
        }
      />
      <div className="flex flex-col gap-5">
        {mayEver(actor, 'statement.template.edit') ? (
          <TemplateForm key={number} kind={kind} body={body} number={number} action={saveTemplateAction} />
        ) : (
          <pre className="whitespace-pre-wrap rounded-control border border-hairline bg-surface p-3 font-mono">
            {body}
          </pre>
        )}
        {mayEver(actor, 'statement.template.edit') && !shipped && (
          <ActForm
            action={resetTemplateAction}
            hidden={{ kind, expectedNumber: String(number) }}
            label="Put the shipped text back"
            variant="secondary"
          />
        )}
        <TemplateVersions versions={versions} />
      </div>
    </>
  )
}
