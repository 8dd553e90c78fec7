import { spawnSync } from 'node:child_process'
import { StartProblem } from '@/lib/start-problem'

/** The operating-system account that PostgreSQL runs as; null when it is the account of this process. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** What PostgreSQL's programs see of the environment: nothing that could point them at another server. */
export const accountEnv = { NODE_ENV: 'production', PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } as const

/**
 * PostgreSQL refuses to run as root. So root hands it to the account `postgres` where the machine has one, else to
 * `nobody`; no account is ever created. Anybody else runs it as themselves (null).
 */
export function chooseAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  const account = lookUp('postgres') ?? lookUp('nobody')
  if (account) return account
  throw new StartProblem(
    'PostgreSQL does not run as root, and this machine has neither the user "postgres" nor "nobody". Start as an ordinary user, or set DATABASE_URL.',
  )
}

/** Whether the account can enter the folder and, when asked, write in it. Tried as that account, not guessed from modes. */
export function canUse(account: Account | null, folder: string, need: 'enter' | 'write'): boolean {
  return asAccount(account, need === 'write' ? 'cd "$1" && test -w .' : 'cd "$1"', folder)
}

/** Whether the account can start this program. */
export function canRun(account: Account | null, program: string): boolean {
  return asAccount(account, '"$1" --version', program)
}

function asAccount(account: Account | null, script: string, argument: string): boolean {
  const ids = account ? { uid: account.uid, gid: account.gid } : {}
  return spawnSync('/bin/sh', ['-c', script, 'sh', argument], { ...ids, cwd: '/', stdio: 'ignore' }).status === 0
}

function lookUp(name: string): Account | null {
  const ids = [['-u'], ['-g']].map((flag) => {
    const asked = spawnSync('id', [...flag, name], { encoding: 'utf8' })
    return asked.status === 0 ? Number(asked.stdout.trim()) : Number.NaN
  })
  const [uid, gid] = ids
  return uid !== undefined && gid !== undefined && uid > 0 && gid >= 0 ? { name, uid, gid } : null
}
