/**
 * Something outside the program keeps it from starting (a port, a disk, a database). The message is one line that
 * says what is wrong and what to do; the start shows it without a stack trace and exits with 1.
 */
export class StartProblem extends Error {
  override name = 'StartProblem'
}

/** The line for a failed system call on a path: a full disk and missing rights get their own remedy. */
export function fileProblem(cause: unknown, path: string): StartProblem {
  const code = errorCode(cause)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StartProblem(`The disk that holds ${path} is full. Free some space there and start again.`, { cause })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new StartProblem(
      `${path} can't be written (${code}). Give this user the right to write there, or set DATA_DIR to a folder where it may.`,
      { cause },
    )
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new StartProblem(`${path} can't be used: ${reason}`, { cause })
}

/** The `code` of a Node or PostgreSQL error; empty when there is none. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}
