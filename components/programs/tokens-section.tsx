'use client'

import { useActionState } from 'react'
import { ActForm, type FormAction } from '@/components/form/act-form'
import { CheckboxField } from '@/components/form/choice'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Time } from '@/components/ui/time'
import { type FormState, freshForm } from '@/lib/form-values'
import type { TokenView } from '@/lib/programs/queries/program'

export type TokenAction = (state: FormState<{ token: string }>, form: FormData) => Promise<FormState<{ token: string }>>

interface TokensSectionProps {
  slug: string
  programId: string
  tokens: readonly TokenView[]
  createAction: TokenAction
  revokeAction: FormAction
}

function Create({ slug, programId, createAction }: Pick<TokensSectionProps, 'slug' | 'programId' | 'createAction'>) {
  const [{ result, values }, post] = useActionState(createAction, freshForm)
  const made = result?.ok ? result.value.token : null
  const refused = result?.ok === false ? result : null
  return (
    <form action={post} noValidate className="mt-3 flex flex-col gap-3">
      {made && (
        <Callout tone="ok" title="Copy it now: it is shown once." role="alert">
          <code className="my-2 block break-all font-mono text-text">{made}</code>
          <CopyButton text={made} label="Copy the token" />
        </Callout>
      )}
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="programId" value={programId} />
      <TextField
        name="tokenName"
        label="Name of a new token"
        hint="Where it will be used, such as the fleet or the host."
        error={refused?.fields?.name ?? (refused && !refused.fields ? refused.message : undefined)}
        defaultValue={made ? '' : (values.tokenName?.[0] ?? '')}
      />
      <TextField
        name="tokenGroup"
        label="Group"
        mark="optional"
        hint="Collectors that enrol with it are listed under this group, such as a site or an operating system."
        error={refused?.fields?.group}
        defaultValue={made ? '' : (values.tokenGroup?.[0] ?? '')}
      />
      <CheckboxField
        name="observer"
        label="For a guard or a store"
        hint="It reports the data that arrives, and can ask for no lease."
        defaultChecked={!made && values.observer !== undefined}
      />
      <div>
        <SubmitButton variant="secondary" busyLabel="Making…">
          Make a token
        </SubmitButton>
      </div>
    </form>
  )
}

/** The secrets with which collectors enrol; only their beginnings are kept in sight. */
export function TokensSection({ slug, programId, tokens, createAction, revokeAction }: TokensSectionProps) {
  return (
    <Section
      id="tokens"
      title="Collector tokens"
      hint="A collector shows one to ask for its lease. Revoking it ends the lease of whoever uses it."
    >
      <ul className="divide-y divide-hairline">
        {tokens.map((token) => (
          <li key={token.id} className="flex flex-wrap items-center justify-between gap-2 py-2 first:pt-0">
            <div className="min-w-0">
              <p className="font-medium">{token.name}</p>
              <p className="text-meta text-muted">
                <span className="font-mono">{token.prefix}…</span>, {token.group ? `group ${token.group}, ` : ''}
                {token.purpose === 'observer' ? 'for a guard or a store' : `${token.collectors} collectors`}, made{' '}
                <Time at={token.createdAt} />
              </p>
            </div>
            {token.revokedAt ? (
              <span className="text-muted">
                Revoked <Time at={token.revokedAt} />
              </span>
            ) : (
              <ActForm
                action={revokeAction}
                hidden={{ slug, programId, tokenId: token.id }}
                submit="Revoke"
                busyLabel="Revoking…"
                variant="secondary"
              />
            )}
          </li>
        ))}
      </ul>
      <Create slug={slug} programId={programId} createAction={createAction} />
    </Section>
  )
}
