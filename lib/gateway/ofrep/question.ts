import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { HttpProblem, readJson } from '@/lib/gateway/http'

/** What a client says about itself, or what is wrong with it. */
export type Question =
  | { readonly ok: true; readonly targetingKey: string | null; readonly context: unknown }
  | { readonly ok: false; readonly errorCode: 'PARSE_ERROR' | 'INVALID_CONTEXT'; readonly errorDetails: string }

const evaluationRequest = z.object({ context: z.record(z.string(), z.unknown()).nullish() }).nullable()

/** A name that a collector could have: anything else puts nobody into a cohort. */
const targetingKey = z.string().min(1).max(200)

/** Reads the body. It never throws for what was sent: a stop is answered whatever the question looks like. */
export async function readQuestion(request: IncomingMessage): Promise<Question> {
  let body: unknown
  try {
    body = await readJson(request)
  } catch (thrown) {
    if (!(thrown instanceof HttpProblem)) throw thrown
    return { ok: false, errorCode: 'PARSE_ERROR', errorDetails: thrown.message }
  }
  const parsed = evaluationRequest.safeParse(body)
  if (!parsed.success) return { ok: false, errorCode: 'INVALID_CONTEXT', errorDetails: 'context must be an object.' }
  const context = parsed.data?.context ?? {}
  return { ok: true, targetingKey: targetingKey.safeParse(context.targetingKey).data ?? null, context }
}
