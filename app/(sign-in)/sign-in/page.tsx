import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CredentialsForm } from '@/components/sign-in/credentials-form'
import { DemoEntries } from '@/components/sign-in/demo-entries'
import { Callout } from '@/components/ui/callout'
import { safeNext } from '@/lib/auth/next-path'
import { listDemoEntries } from '@/lib/auth/queries'
import { findActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Sign in' }

const failures: Readonly<Record<string, string>> = {
  credentials:
    'Check the email address and the password. After ten attempts within a minute none is accepted until a minute has passed.',
  demo: 'This person can’t be entered as any more. Choose another one.',
}

interface SignInPageProps {
  readonly searchParams: Promise<{ next?: string | string[]; failed?: string | string[]; joined?: string }>
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next: asked, failed, joined } = await searchParams
  const next = safeNext(String(asked ?? ''))
  if (await findActor()) redirect(next)
  const people = await listDemoEntries()
  const failure = failures[String(failed ?? '')]
  return (
    <>
      <div>
        <h1 className="font-strong text-h1">Sign in</h1>
        <p className="mt-1 text-muted">Incidents, pauses and statements, on one record.</p>
      </div>
      {failure && (
        <Callout tone="danger" title="You are not signed in" role="alert">
          {failure}
        </Callout>
      )}
      {joined !== undefined && (
        <Callout tone="ok" title="Your account is ready">
          Sign in with the email address and the password that you have set.
        </Callout>
      )}
      {people.length > 0 && <DemoEntries people={people} next={next} />}
      <CredentialsForm next={next} demonstration={people.length > 0} />
    </>
  )
}
