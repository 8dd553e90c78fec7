import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash, type Options, verify } from '@node-rs/argon2'
import { atMost } from '@/lib/auth/at-most'

/** Argon2id, the library's default kind: 64 MiB and three passes, some 60 ms of one core. */
const cost: Options = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }

/** Each hash holds 64 MiB: more of them at once than the cores can work on would only fill the memory. */
const turn = atMost(2 * availableParallelism())

export function hashPassword(password: string): Promise<string> {
  return turn(() => hash(password, cost))
}

/** The hash of a password that nobody has, of the same cost: what a guess at an unknown account is compared with. */
export const nobodysHash = hashPassword(randomBytes(32).toString('hex'))

/** Whether the password is the one of the hash. Without a hash it does the same work and says no. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const compared = passwordHash ?? (await nobodysHash)
  const same = await turn(() => verify(compared, password))
  return same && passwordHash !== null
}
