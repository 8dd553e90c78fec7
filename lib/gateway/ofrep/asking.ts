import type { IncomingMessage } from 'node:http'
import type { Gateway } from '@/lib/gateway/gateway'
import { HttpProblem } from '@/lib/gateway/http'
import { closedFlag, type Evaluation, evaluateFlag } from '@/lib/gateway/ofrep/flag'
import { type Question, readQuestion } from '@/lib/gateway/ofrep/question'
import type { ProgramRow } from '@/lib/gateway/program-states'

/** The flag as it stands for who asks. `row` is null when the token was revoked. */
export interface Answer {
  readonly flag: Evaluation
  readonly row: ProgramRow | null
  readonly tokenId: string
  readonly question: Question
}

/** `Authorization: Bearer …`, or `X-API-Key`, as OFREP has it; empty without either. */
export function tokenIn({ headers }: IncomingMessage): string {
  const [, bearer] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? []
  return bearer ?? String(headers['x-api-key'] ?? '')
}

/**
 * Evaluates the flag of the token's program from a read of the primary that began after the request had arrived. Throws
 * 401 for a token that never was; one that was revoked gets `false`, since a client that gets an error may keep `true`.
 */
export async function askFlag(gateway: Gateway, request: IncomingMessage): Promise<Answer> {
  const text = tokenIn(request)
  const question = await readQuestion(request)
  try {
    const token = await gateway.tokens.ofText(text)
    const row = await gateway.fresh.ask(token.programId, token.id)
    const flag = evaluateFlag(row, question.ok ? question.targetingKey : null)
    return { flag, row, tokenId: token.id, question }
  } catch (thrown) {
    if (!(thrown instanceof HttpProblem)) throw thrown
    const revoked = await gateway.tokens.revoked(text)
    if (!revoked) throw thrown
    return { flag: closedFlag(revoked.slug), row: null, tokenId: revoked.id, question }
  }
}

/** What is wrong with the question, when the answer depends on it: a stop is a stop whatever was asked. */
export function faultIn({ flag, question }: Answer): Exclude<Question, { ok: true }> | null {
  return flag.value && !question.ok ? question : null
}
