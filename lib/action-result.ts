import { unstable_rethrow } from 'next/navigation'
import { Conflict, type FieldErrors, InvalidInput } from '@/lib/errors'
import { explain } from '@/lib/failure'

/** What a server action answers its form. Typed values stay in the form: nothing is lost on a refusal. */
export type ActionResult<T = null> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly code: string
      readonly message: string
      readonly fields?: FieldErrors
      readonly current?: unknown
      readonly errorId?: string
    }

/** Runs one command for a server action and maps whatever it throws; Next's redirects and not-founds pass through. */
export async function runAction<T>(run: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await run() }
  } catch (thrown) {
    unstable_rethrow(thrown)
    const { error, errorId } = explain(thrown)
    if (!error)
      return {
        ok: false,
        code: 'internal',
        message: `Something went wrong on our side and nothing was saved. Quote ${errorId} when you report it.`,
        errorId: errorId ?? '',
      }
    return {
      ok: false,
      code: error.code,
      message: error.message,
      ...(error instanceof InvalidInput ? { fields: error.fields } : {}),
      ...(error instanceof Conflict ? { current: error.current } : {}),
    }
  }
}
