import { actorFromApiKey } from '@/lib/auth/api-key'
import type { ApiKeyActor } from '@/lib/auth/model'
import { mayEver, type Permission } from '@/lib/auth/permissions'
import { Forbidden } from '@/lib/errors'
import { problem } from '@/lib/failure'
import { demandOurHost } from '@/lib/our-host'
import { idempotencyKey } from '@/lib/rest/schema'

interface Call<P> {
  readonly request: Request
  readonly actor: ApiKeyActor
  readonly params: P
}

/**
 * A handler of the REST API: the caller is who the API key says (cookies count for nothing here), what is thrown is
 * answered as RFC 9457 problem details. `permission` null leaves the decision to the commands that are called.
 */
export function endpoint<P = Record<string, never>>(
  permission: Permission | null,
  handle: (call: Call<P>) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      demandOurHost(request.headers)
      const actor = await actorFromApiKey(request)
      if (permission && !mayEver(actor, permission))
        throw new Forbidden('Neither the scopes of this key nor your roles allow this.')
      return await handle({ request, actor, params: await context.params })
    } catch (thrown) {
      return problem(thrown)
    }
  }
}

/** A JSON answer that no cache keeps. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })
}

/** The options of a command that may be repeated: `Idempotency-Key`. */
export function callOptions(request: Request): { idempotencyKey?: string } {
  const given = request.headers.get('idempotency-key')
  return given === null ? {} : { idempotencyKey: idempotencyKey.parse(given) }
}
