import { z } from 'zod'

/** Who signs, and what kind of token it is: another kind by the same keys is never taken for a grant. */
export const grantIssuer = 'standdown'
export const grantType = 'standdown-grant+jwt'

/** What a grant says, once its signature has been checked. `aud` is the program's slug, `sub` the collector's name. */
export const grantClaims = z.object({
  iss: z.literal(grantIssuer),
  aud: z.string().min(1).max(120),
  sub: z.string().min(1).max(200),
  epoch: z.string().regex(/^\d{1,18}$/),
  iat: z.int(),
  exp: z.int(),
})
