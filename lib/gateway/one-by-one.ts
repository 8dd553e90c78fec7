import { InvalidInput } from '@/lib/errors'

/** SQLSTATE class 22, data exception: the database can't take a value. */
const dataException = /^22[0-9A-Z]{3}$/

/** Was it refused for what was sent, and not for what the database is going through? */
function isInputFault(thrown: unknown): boolean {
  if (thrown instanceof InvalidInput) return true
  if (typeof thrown !== 'object' || thrown === null) return false
  const { code, cause, meta } = thrown as { code?: unknown; cause?: unknown; meta?: { driverAdapterError?: unknown } }
  const { originalCode } = (cause ?? {}) as { originalCode?: unknown }
  if ([code, originalCode].some((state) => typeof state === 'string' && dataException.test(state))) return true
  return isInputFault(meta?.driverAdapterError)
}

/**
 * Does a batch at once; when its input is refused, each of it alone, so that an odd one fails for itself only.
 * `fail` hears of each that could not be done; the promise never rejects.
 */
export async function orOneByOne<T>(
  batch: readonly T[],
  work: (some: readonly T[]) => Promise<void>,
  fail: (one: T, thrown: unknown) => void,
): Promise<void> {
  try {
    await work(batch)
  } catch (thrown) {
    if (batch.length > 1 && isInputFault(thrown)) for (const one of batch) await orOneByOne([one], work, fail)
    else for (const one of batch) fail(one, thrown)
  }
}
