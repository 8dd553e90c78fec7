import { z } from 'zod'
import { apiScopes, roles } from '@/lib/auth/model'
import { line } from '@/lib/schema'

/** What sign-in compares: the address in lower case, compatibility forms folded (NFKC). */
export function emailKeyOf(email: string): string {
  return email.normalize('NFKC').toLowerCase()
}

export const emailAddress = z
  .string('Enter an email address.')
  .trim()
  .max(254, 'Keep this to 254 characters at most.')
  .pipe(z.email('Enter an email address, such as name@example.org.'))

export const personName = line(1, 80)

/** Length alone makes a password good; what it is made of is the person's choice. */
const minPasswordLength = 12
const maxPasswordLength = 256
export const newPassword = z
  .string('Enter a password.')
  .min(minPasswordLength, `Use at least ${minPasswordLength} characters. Several words in a row are good.`)
  .max(maxPasswordLength, `Use at most ${maxPasswordLength} characters.`)

/** What comes with a sign-in; anything longer is not worth hashing. */
export const credentials = z.object({ email: z.string().max(254), password: z.string().max(maxPasswordLength) })

/** Reporter stands for everybody, so it is not kept. */
const givenRoles = z
  .array(z.string().pipe(z.enum(roles)))
  .max(roles.length)
  .transform((given) => roles.filter((role) => role !== 'reporter' && given.includes(role)))

export const inviteInput = z.strictObject({ email: emailAddress, roles: givenRoles })
export const invitationRef = z.strictObject({ invitationId: z.uuid() })
export const personRef = z.strictObject({ personId: z.uuid() })
export const rolesInput = z.strictObject({ personId: z.uuid(), roles: givenRoles })

const notTheSame = 'The two passwords differ. Type the same one twice.'

export const changePasswordInput = z
  .strictObject({
    current: z.string().min(1, 'Enter your password.').max(maxPasswordLength),
    next: newPassword,
    repeat: z.string(),
  })
  .refine(({ next, repeat }) => next === repeat, { path: ['repeat'], error: notTheSame })

export const joinInput = z
  .strictObject({
    token: z.string().max(100),
    /** Asked of the first administrator; an invited person's is the invitation's. */
    email: emailAddress.nullable(),
    name: personName,
    password: newPassword,
    /** Typed twice: a slip here would lock the first administrator out. */
    repeat: z.string(),
  })
  .refine(({ password, repeat }) => password === repeat, { path: ['repeat'], error: notTheSame })

/** How long a key works, in days; null for as long as nobody revokes it. */
const keyLifetimes = [30, 90, 365, null] as const

export const apiKeyInput = z.strictObject({
  name: line(1, 80),
  scopes: z
    .array(z.string().pipe(z.enum(apiScopes)))
    .min(1, 'Choose at least one thing that the key may do.')
    .transform((given) => apiScopes.filter((scope) => given.includes(scope))),
  lifetimeDays: z.number().nullable().pipe(z.literal(keyLifetimes, 'Choose how long the key works.')),
})
export const apiKeyRef = z.strictObject({ keyId: z.uuid() })
