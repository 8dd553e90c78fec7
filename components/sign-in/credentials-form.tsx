import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'

/** Email address and password, as a plain form: it needs no script. */
export function CredentialsForm({ next, demonstration }: { next: string; demonstration: boolean }) {
  return (
    <section
      aria-labelledby="account-title"
      className={demonstration ? 'border-hairline border-t pt-6' : 'rounded-card border border-hairline bg-raised p-5'}
    >
      <h2 id="account-title" className={demonstration ? 'font-strong text-reading' : 'sr-only'}>
        With an account
      </h2>
      <form method="post" action="/api/auth/callback/credentials" className="mt-3 flex flex-col gap-4 first:mt-0">
        <input type="hidden" name="next" value={next} />
        <TextField name="email" label="Email address" type="email" autoComplete="username" required maxLength={254} />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={256}
        />
        <Button type="submit" variant={demonstration ? 'secondary' : 'primary'} className="self-start max-sm:w-full">
          Sign in
        </Button>
      </form>
      {!demonstration && (
        <p className="mt-4 text-muted">No account yet? An administrator can send you a link to make one.</p>
      )}
    </section>
  )
}
