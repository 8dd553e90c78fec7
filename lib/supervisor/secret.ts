import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode, fileProblem, StartProblem } from '@/lib/start-problem'

/** The secret that signs sign-in cookies: 256 random bits, generated once into `$DATA_DIR/secret` for its owner alone. */
export function installationSecret(dataDir: string): string {
  const path = join(dataDir, 'secret')
  const own = `${path}.${process.pid}`
  try {
    writeFileSync(own, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
    // A link is refused when somebody was first; then theirs counts.
    linkSync(own, path)
  } catch (cause) {
    if (errorCode(cause) !== 'EEXIST') throw fileProblem(cause, path)
  } finally {
    rmSync(own, { force: true })
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (secret.length >= 32) return secret
  throw new StartProblem(`${path} is too short to be a secret. Remove it; everybody signs in again with the new one.`)
}
