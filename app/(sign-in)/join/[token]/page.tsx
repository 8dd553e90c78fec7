import type { Metadata } from 'next'
import Link from 'next/link'
import { JoinForm } from '@/components/sign-in/join-form'
import { buttonLook } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { roleNames } from '@/lib/auth/model'
import { findInvitation } from '@/lib/auth/queries'
import { joinAction } from './actions'

export const metadata: Metadata = { title: 'Join' }

function LinkIsOver() {
  return (
    <>
      <h1 className="font-strong text-h1">This link leads nowhere any more</h1>
      <p className="text-muted">
        It has been used, has expired or was replaced by a newer one. An administrator can send you another; the first
        administrator’s is printed when Standdown starts.
      </p>
      <Link href="/sign-in" className={buttonLook({ className: 'self-start' })}>
        Go to the sign-in
      </Link>
    </>
  )
}

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const invitation = await findInvitation(token)
  if (!invitation) return <LinkIsOver />
  const roles = invitation.roles.map((role) => roleNames[role]).join(', ')
  return (
    <>
      <div>
        <h1 className="font-strong text-h1">
          {invitation.firstAdmin ? 'Make the first administrator' : 'Make your account'}
        </h1>
        <p className="mt-1 text-muted">
          {roles ? `You will be: ${roles}.` : 'You will be able to file incidents and follow your own.'}
        </p>
      </div>
      {invitation.firstAdmin && (
        <Callout title="This link works once">
          Whoever uses it manages people and settings. It does not open restricted incidents.
        </Callout>
      )}
      <JoinForm action={joinAction.bind(null, token)} email={invitation.email} />
    </>
  )
}
